import type { Metadata } from 'next';
import { ChangePage } from '@/components/registration/change-page';

export const metadata: Metadata = { title: 'Change your details' };

const Change = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <ChangePage eventId={eventId} />;
};

export default Change;

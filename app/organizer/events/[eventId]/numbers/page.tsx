import type { Metadata } from 'next';
import { NumbersPage } from '@/components/organizer/numbers/numbers-page';

export const metadata: Metadata = { title: 'Numbers' };

const Numbers = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <NumbersPage eventId={eventId} />;
};

export default Numbers;

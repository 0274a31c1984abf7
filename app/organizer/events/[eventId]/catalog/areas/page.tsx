import type { Metadata } from 'next';
import { AreasPage } from '@/components/organizer/catalog/areas-page';

export const metadata: Metadata = { title: 'Areas' };

const Areas = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <AreasPage eventId={eventId} />;
};

export default Areas;

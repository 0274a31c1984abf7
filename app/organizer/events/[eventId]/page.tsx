import type { Metadata } from 'next';
import { ManageEventPage } from '@/components/organizer/manage-event-page';

export const metadata: Metadata = { title: 'Event' };

const ManageEvent = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <ManageEventPage eventId={eventId} />;
};

export default ManageEvent;

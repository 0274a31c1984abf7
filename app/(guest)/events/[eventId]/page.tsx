import type { Metadata } from 'next';
import { EventPage } from '@/components/event/event-page';

export const metadata: Metadata = { title: 'Event' };

const Event = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <EventPage eventId={eventId} />;
};

export default Event;

import type { Metadata } from 'next';
import { publishedEventKey } from '@/components/event/event-keys';
import { EventPage } from '@/components/event/event-page';
import { linkPreview } from '@/components/event/link-preview';
import { FirstPicture } from '@/components/providers/first-picture';
import { glimpseEvent } from '@/lib/data/public-facts';

type Props = { params: Promise<{ eventId: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const event = await glimpseEvent((await params).eventId);
  return event ? linkPreview(event.name, event.description) : { title: 'Event' };
};

const Event = async ({ params }: Props) => {
  const { eventId } = await params;
  return (
    <FirstPicture queryKey={publishedEventKey(eventId)} data={await glimpseEvent(eventId)}>
      <EventPage eventId={eventId} />
    </FirstPicture>
  );
};

export default Event;

import type { Metadata } from 'next';
import { AgendaPage } from '@/components/agenda/agenda-page';
import { linkPreview } from '@/components/event/link-preview';
import { glimpseEvent } from '@/lib/data/public-facts';

type Props = { params: Promise<{ eventId: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const event = await glimpseEvent((await params).eventId);
  return event ? linkPreview(`Agenda of ${event.name}`, event.description) : { title: 'Agenda' };
};

const Agenda = async ({ params }: Props) => {
  const { eventId } = await params;
  return <AgendaPage eventId={eventId} />;
};

export default Agenda;

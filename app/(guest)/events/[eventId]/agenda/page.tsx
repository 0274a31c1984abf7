import type { Metadata } from 'next';
import { AgendaPage } from '@/components/agenda/agenda-page';

export const metadata: Metadata = { title: 'Agenda' };

const Agenda = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <AgendaPage eventId={eventId} />;
};

export default Agenda;

import type { Metadata } from 'next';
import { TicketPage } from '@/components/ticket/ticket-page';

export const metadata: Metadata = { title: 'Your ticket' };

const Ticket = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <TicketPage eventId={eventId} />;
};

export default Ticket;

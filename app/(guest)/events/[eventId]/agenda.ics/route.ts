import { answerFeed } from '@/components/agenda/calendar/answer-feed';

/** The agenda for calendars that subscribe to it. */
export const GET = async (request: Request, { params }: { params: Promise<{ eventId: string }> }): Promise<Response> => {
  const { eventId } = await params;
  return answerFeed(request, eventId);
};

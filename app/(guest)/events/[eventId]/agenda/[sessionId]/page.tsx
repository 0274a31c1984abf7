import type { Metadata } from 'next';
import { SessionPage } from '@/components/agenda/session/session-page';

export const metadata: Metadata = { title: 'Session' };

const Session = async ({ params }: { params: Promise<{ eventId: string; sessionId: string }> }) => {
  const { eventId, sessionId } = await params;
  return <SessionPage eventId={eventId} sessionId={sessionId} />;
};

export default Session;

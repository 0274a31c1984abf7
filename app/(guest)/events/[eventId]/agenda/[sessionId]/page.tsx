import type { Metadata } from 'next';
import { SessionPage } from '@/components/agenda/session/session-page';

export const metadata: Metadata = { title: 'Session' };

/** Made on the first visit and kept: the page is the same for everyone, its data is fetched in the browser. */
export const generateStaticParams = () => [];

const Session = async ({ params }: { params: Promise<{ eventId: string; sessionId: string }> }) => {
  const { eventId, sessionId } = await params;
  return <SessionPage eventId={eventId} sessionId={sessionId} />;
};

export default Session;

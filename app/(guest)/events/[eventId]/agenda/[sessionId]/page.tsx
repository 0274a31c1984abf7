import type { Metadata } from 'next';
import { SessionPage } from '@/components/agenda/session/session-page';
import { linkPreview } from '@/components/event/link-preview';
import { glimpseSession } from '@/lib/data/public-facts';

type Props = { params: Promise<{ eventId: string; sessionId: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const { eventId, sessionId } = await params;
  const session = await glimpseSession(eventId, sessionId);
  return session ? linkPreview(session.title, session.speakers.join(', ')) : { title: 'Session' };
};

const Session = async ({ params }: Props) => {
  const { eventId, sessionId } = await params;
  return <SessionPage eventId={eventId} sessionId={sessionId} />;
};

export default Session;

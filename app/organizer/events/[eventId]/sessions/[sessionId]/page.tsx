import type { Metadata } from 'next';
import { EditSessionPage } from '@/components/organizer/sessions/edit-session-page';

export const metadata: Metadata = { title: 'Change a session' };

const EditSession = async ({ params }: { params: Promise<{ eventId: string; sessionId: string }> }) => {
  const { eventId, sessionId } = await params;
  return <EditSessionPage eventId={eventId} sessionId={sessionId} />;
};

export default EditSession;

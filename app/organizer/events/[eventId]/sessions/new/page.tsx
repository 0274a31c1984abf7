import type { Metadata } from 'next';
import { NewSessionPage } from '@/components/organizer/sessions/new-session-page';

export const metadata: Metadata = { title: 'New session' };

const NewSession = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <NewSessionPage eventId={eventId} />;
};

export default NewSession;

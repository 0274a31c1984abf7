import type { Metadata } from 'next';
import { SessionsPage } from '@/components/organizer/sessions/sessions-page';

export const metadata: Metadata = { title: 'Sessions' };

const ManageSessions = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <SessionsPage eventId={eventId} />;
};

export default ManageSessions;

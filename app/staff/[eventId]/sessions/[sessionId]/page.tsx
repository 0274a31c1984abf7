import type { Metadata } from 'next';
import { SessionPage } from '@/components/staff/sessions/session-page';

export const metadata: Metadata = { title: 'Session' };

const Page = async ({ params }: { params: Promise<{ eventId: string; sessionId: string }> }) => <SessionPage {...await params} />;

export default Page;

import type { Metadata } from 'next';
import { SessionsPage } from '@/components/staff/sessions/sessions-page';

export const metadata: Metadata = { title: 'Sessions' };

const Page = async ({ params }: { params: Promise<{ eventId: string }> }) => <SessionsPage eventId={(await params).eventId} />;

export default Page;

import type { Metadata } from 'next';
import { DoorPage } from '@/components/staff/door/door-page';

export const metadata: Metadata = { title: 'Session door' };

const Page = async ({ params }: { params: Promise<{ eventId: string; sessionId: string }> }) => <DoorPage {...await params} />;

export default Page;

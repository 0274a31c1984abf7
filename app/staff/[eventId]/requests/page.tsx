import type { Metadata } from 'next';
import { RequestsPage } from '@/components/staff/requests/requests-page';

export const metadata: Metadata = { title: 'Requests' };

const Page = async ({ params }: { params: Promise<{ eventId: string }> }) => <RequestsPage eventId={(await params).eventId} />;

export default Page;

import type { Metadata } from 'next';
import { AlertsPage } from '@/components/staff/alerts/alerts-page';

export const metadata: Metadata = { title: 'Alerts' };

const Page = async ({ params }: { params: Promise<{ eventId: string }> }) => <AlertsPage eventId={(await params).eventId} />;

export default Page;

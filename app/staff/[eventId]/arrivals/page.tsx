import type { Metadata } from 'next';
import { ArrivalsPage } from '@/components/staff/arrivals-page';

export const metadata: Metadata = { title: 'Arrivals' };

const Page = async ({ params }: { params: Promise<{ eventId: string }> }) => <ArrivalsPage eventId={(await params).eventId} />;

export default Page;

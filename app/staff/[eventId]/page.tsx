import type { Metadata } from 'next';
import { DeskPage } from '@/components/staff/desk-page';

export const metadata: Metadata = { title: 'Check-in desk' };

const Page = async ({ params }: { params: Promise<{ eventId: string }> }) => <DeskPage eventId={(await params).eventId} />;

export default Page;

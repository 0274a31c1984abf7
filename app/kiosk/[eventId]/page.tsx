import type { Metadata } from 'next';
import { KioskPage } from '@/components/kiosk/kiosk-page';

export const metadata: Metadata = { title: 'Kiosk' };

const Page = async ({ params }: { params: Promise<{ eventId: string }> }) => <KioskPage eventId={(await params).eventId} />;

export default Page;

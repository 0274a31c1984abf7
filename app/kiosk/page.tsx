import type { Metadata } from 'next';
import { KioskSetupPage } from '@/components/kiosk/kiosk-setup-page';

export const metadata: Metadata = { title: 'Set up a kiosk' };

const Page = () => <KioskSetupPage />;

export default Page;

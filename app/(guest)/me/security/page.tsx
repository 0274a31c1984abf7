import type { Metadata } from 'next';
import { SecurityPage } from '@/components/account/security-page';

export const metadata: Metadata = { title: 'Second factor' };

const Security = () => <SecurityPage />;

export default Security;

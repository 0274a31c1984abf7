import type { Metadata } from 'next';
import { StaffEventsPage } from '@/components/staff/staff-events-page';

export const metadata: Metadata = { title: 'Check-in desk' };

const Page = () => <StaffEventsPage />;

export default Page;

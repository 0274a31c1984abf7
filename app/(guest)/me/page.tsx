import type { Metadata } from 'next';
import { MyTicketsPage } from '@/components/registration/my-tickets-page';

export const metadata: Metadata = { title: 'My tickets' };

const Me = () => <MyTicketsPage />;

export default Me;

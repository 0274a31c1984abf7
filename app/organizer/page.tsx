import type { Metadata } from 'next';
import { OrganizerPage } from '@/components/organizer/organizer-page';

export const metadata: Metadata = { title: 'Your events' };

const Organizer = () => <OrganizerPage />;

export default Organizer;

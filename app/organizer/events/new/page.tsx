import type { Metadata } from 'next';
import { NewEventPage } from '@/components/organizer/new-event-page';

export const metadata: Metadata = { title: 'New event' };

const NewEvent = () => <NewEventPage />;

export default NewEvent;

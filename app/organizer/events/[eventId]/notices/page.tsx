import type { Metadata } from 'next';
import { NoticesPage } from '@/components/organizer/notices/notices-page';

export const metadata: Metadata = { title: 'Delivery log' };

const Notices = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <NoticesPage eventId={eventId} />;
};

export default Notices;

import type { Metadata } from 'next';
import { RequestsPage } from '@/components/requests/mine/requests-page';

export const metadata: Metadata = { title: 'Your requests' };

const Requests = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <RequestsPage eventId={eventId} />;
};

export default Requests;

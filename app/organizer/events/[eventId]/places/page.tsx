import type { Metadata } from 'next';
import { PlacesPage } from '@/components/organizer/places/places-page';

export const metadata: Metadata = { title: 'Codes for places' };

const Places = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <PlacesPage eventId={eventId} />;
};

export default Places;

import type { Metadata } from 'next';
import { NewItemPage } from '@/components/organizer/catalog/new-item-page';

export const metadata: Metadata = { title: 'New item' };

const NewItem = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <NewItemPage eventId={eventId} />;
};

export default NewItem;

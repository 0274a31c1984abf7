import type { Metadata } from 'next';
import { EditItemPage } from '@/components/organizer/catalog/edit-item-page';

export const metadata: Metadata = { title: 'Change an item' };

const EditItem = async ({ params }: { params: Promise<{ eventId: string; itemId: string }> }) => {
  const { eventId, itemId } = await params;
  return <EditItemPage eventId={eventId} itemId={itemId} />;
};

export default EditItem;

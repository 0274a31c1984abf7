import type { Metadata } from 'next';
import { CatalogPage } from '@/components/organizer/catalog/catalog-page';

export const metadata: Metadata = { title: 'Catalogue' };

const ManageCatalog = async ({ params }: { params: Promise<{ eventId: string }> }) => {
  const { eventId } = await params;
  return <CatalogPage eventId={eventId} />;
};

export default ManageCatalog;

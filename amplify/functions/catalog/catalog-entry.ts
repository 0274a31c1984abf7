import type { Schema } from '../../data/schema.ts';
import type { CatalogItemRow } from '../runtime/rows.ts';

/** An item as people see it; `taken` is how many the calling guest has had of it. */
export const catalogEntry = (item: CatalogItemRow, taken?: number): Schema['CatalogEntry']['type'] => ({
  id: item.id,
  eventId: item.eventId,
  category: item.category,
  name: item.name,
  description: item.description,
  picture: item.picture,
  priceCents: item.priceCents,
  dietaryTags: item.dietaryTags ?? [],
  stock: item.stock,
  availableFrom: item.availableFrom,
  availableUntil: item.availableUntil,
  area: item.area,
  limitPerGuest: item.limitPerGuest,
  archivedAt: item.archivedAt,
  version: item.version,
  taken,
});

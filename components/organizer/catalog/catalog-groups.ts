import type { Catalog, CatalogItem } from '@/lib/data/catalog';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import type { RequestCategory } from '@/lib/domain/guest-request';
import { searchKey } from '@/lib/domain/search-key';
import type { ServiceArea } from '@/lib/domain/service-area';

/** Items of one area, by category; empty categories are left out. */
export type AreaGroup = { area: ServiceArea; categories: { category: RequestCategory; items: CatalogItem[] }[] };

type Filter = { search: string; withArchived: boolean };

/** The catalogue as its organizer reads it: by area in the event's own order, then by category, then by name. */
export const groupCatalog = ({ areas, items }: Catalog, { search, withArchived }: Filter): AreaGroup[] => {
  const wanted = searchKey(search);
  const found = items
    .filter(({ archivedAt }) => withArchived || !archivedAt)
    .filter(({ name, description }) => searchKey(`${name} ${description ?? ''}`).includes(wanted))
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return areasOf(areas, found)
    .map((area) => ({ area, categories: byCategory(found.filter((item) => item.area === area.id)) }))
    .filter(({ categories }) => categories.length > 0);
};

/** An archived item may name an area that is gone: it is still shown, so that it can be moved. */
const areasOf = (areas: ServiceArea[], items: CatalogItem[]): ServiceArea[] => {
  const known = new Set(areas.map(({ id }) => id));
  const gone = new Set(items.map(({ area }) => area).filter((id) => !known.has(id)));
  return [...areas, ...Array.from(gone, (id) => ({ id, name: `${id} (removed)`, targetMinutes: 0 }))];
};

const categories = Object.keys(REQUEST_CATEGORIES) as RequestCategory[];

const byCategory = (items: CatalogItem[]) =>
  categories
    .map((category) => ({ category, items: items.filter((item) => item.category === category) }))
    .filter((group) => group.items.length > 0);

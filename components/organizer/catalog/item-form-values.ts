import type { CatalogItem } from '@/lib/data/catalog';
import { CATALOG_LIMITS } from '@/lib/domain/catalog';
import type { RequestCategory } from '@/lib/domain/guest-request';
import { decimalOf } from '@/lib/domain/money';
import { wallTimeOf, type WallTime } from '@/lib/domain/zoned-time';

/** The item form: times as clocks at the event show them, numbers and the price as they were typed. */
export type ItemFormFields = {
  category: RequestCategory;
  name: string;
  description: string;
  picture: string;
  priceCents: string;
  dietaryTags: string[];
  availableFrom: WallTime;
  availableUntil: WallTime;
  area: string;
  limitPerGuest: string;
  /** Of a new item; that of an existing one is counted apart. */
  stock: string;
};

/** What the form needs to know of its event. */
export type ItemFormEvent = { currency: string; timeZone: string };

export const ITEM_FIELDS = [
  'category',
  'name',
  'description',
  'picture',
  'priceCents',
  'dietaryTags',
  'availableFrom',
  'availableUntil',
  'area',
  'limitPerGuest',
] as const satisfies readonly (keyof ItemFormFields)[];

export type ItemField = (typeof ITEM_FIELDS)[number];

export const newItemValues = (area: string): ItemFormFields => ({
  category: 'FOOD',
  name: '',
  description: '',
  picture: '',
  priceCents: '',
  dietaryTags: [],
  availableFrom: '',
  availableUntil: '',
  area,
  limitPerGuest: '',
  stock: '',
});

export const itemFormValuesOf = (item: CatalogItem, { currency, timeZone }: ItemFormEvent): ItemFormFields => ({
  category: item.category,
  name: item.name,
  description: item.description ?? '',
  picture: item.picture ?? '',
  priceCents: decimalOf(item.priceCents, currency),
  dietaryTags: item.dietaryTags,
  availableFrom: item.availableFrom ? wallTimeOf(item.availableFrom, timeZone) : '',
  availableUntil: item.availableUntil ? wallTimeOf(item.availableUntil, timeZone) : '',
  area: item.area,
  limitPerGuest: item.limitPerGuest === undefined ? '' : String(item.limitPerGuest),
  stock: item.stock === undefined ? '' : String(item.stock),
});

const COPY = ' (copy)';

/** A new item that begins as another one, under a name that tells them apart. */
export const copyValuesOf = (item: CatalogItem, event: ItemFormEvent): ItemFormFields => ({
  ...itemFormValuesOf(item, event),
  name: `${item.name.slice(0, CATALOG_LIMITS.name - COPY.length)}${COPY}`,
});

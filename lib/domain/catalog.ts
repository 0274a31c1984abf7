import type { RequestCategory } from './guest-request.ts';

/** Limits of the catalogue. Lengths in characters, prices in whole cents. */
export const CATALOG_LIMITS = {
  /** Items of an event that are not archived. */
  items: 200,
  name: 100,
  description: 500,
  priceCents: 10_000_000,
  dietaryTags: 10,
  /** Of the whole data URL. */
  picture: 8_192,
  limitPerGuest: 100,
  stock: 1_000_000,
} as const;

/** What guests can ask for, in the order of a menu, as staff and organizers read it. */
export const REQUEST_CATEGORIES = {
  FOOD: 'Food',
  BEVERAGE: 'Drinks',
  HANDOUT: 'Hand-outs',
  ASSISTANCE: 'Help',
} as const satisfies Record<RequestCategory, string>;

/** What an item is or is not made of, by the words that guests read. */
export const DIETARY_TAGS = {
  VEGAN: 'Vegan',
  VEGETARIAN: 'Vegetarian',
  GLUTEN_FREE: 'Gluten-free',
  LACTOSE_FREE: 'Lactose-free',
  NUT_FREE: 'Nut-free',
  HALAL: 'Halal',
  KOSHER: 'Kosher',
  ORGANIC: 'Organic',
  SPICY: 'Spicy',
  ALCOHOL_FREE: 'Alcohol-free',
  CAFFEINE_FREE: 'Caffeine-free',
  CONTAINS_ALCOHOL: 'Contains alcohol',
} as const;

export type DietaryTag = keyof typeof DIETARY_TAGS;

export const isDietaryTag = (tag: string): tag is DietaryTag => Object.hasOwn(DIETARY_TAGS, tag);

/** What decides whether an item can be asked for. Dates are ISO 8601 with zone. */
export type Availability = {
  archivedAt?: string | null | undefined;
  availableFrom?: string | null | undefined;
  availableUntil?: string | null | undefined;
};

/** Whether the item can be asked for now. Its window includes its first instant and excludes its last. */
export const isOnOffer = ({ archivedAt, availableFrom, availableUntil }: Availability, now: Date): boolean => {
  if (archivedAt) return false;
  if (availableFrom && now < new Date(availableFrom)) return false;
  return !availableUntil || now < new Date(availableUntil);
};

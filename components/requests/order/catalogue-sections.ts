import type { CatalogItem } from '@/lib/data/catalog';
import { isDietaryTag, type DietaryTag } from '@/lib/domain/catalog';

type Category = CatalogItem['category'];

/** A part of the catalogue. `id` is the anchor in the page. */
export type CatalogueSection = { id: string; category: Category; title: string; items: CatalogItem[] };

const SECTIONS: Record<Category, { id: string; title: string }> = {
  FOOD: { id: 'food', title: 'Food' },
  BEVERAGE: { id: 'drinks', title: 'Drinks' },
  HANDOUT: { id: 'to-take-home', title: 'To take home' },
  ASSISTANCE: { id: 'help', title: 'Help' },
};

const ORDER: Category[] = ['FOOD', 'BEVERAGE', 'HANDOUT', 'ASSISTANCE'];

/** What is looked for: words of the name or description, and tags that all have to be there. */
export type CatalogueFilter = { words: string; tags: readonly string[] };

export const NO_FILTER: CatalogueFilter = { words: '', tags: [] };

/** A longer catalogue has a search. */
export const SEARCH_FROM_ITEMS = 10;

/** The catalogue's parts that have something in them. Items keep their order, which is by name. */
export const sectionsOf = (items: readonly CatalogItem[], filter: CatalogueFilter = NO_FILTER): CatalogueSection[] => {
  const found = items.filter((item) => !item.archivedAt && matches(item, filter));
  return ORDER.map((category) => ({ ...SECTIONS[category], category, items: found.filter((item) => item.category === category) })).filter(
    (section) => section.items.length > 0,
  );
};

/** Diets that guests choose by. "Contains alcohol" and the like describe an item; nobody looks for them. */
const CHOSEN_BY: readonly DietaryTag[] = [
  'VEGAN',
  'VEGETARIAN',
  'GLUTEN_FREE',
  'LACTOSE_FREE',
  'NUT_FREE',
  'HALAL',
  'KOSHER',
  'ALCOHOL_FREE',
];

/** The tags worth a filter: those that some of the items have, and some have not. */
export const filterTagsOf = (items: readonly CatalogItem[]): DietaryTag[] =>
  CHOSEN_BY.filter((tag) => {
    const having = items.filter(({ dietaryTags }) => dietaryTags.includes(tag)).length;
    return having > 0 && having < items.length;
  });

export const isFiltered = ({ words, tags }: CatalogueFilter): boolean => words.trim() !== '' || tags.length > 0;

/** Tags of an item in the words for guests. A tag of a newer version of Usher is left out. */
export const knownTagsOf = ({ dietaryTags }: CatalogItem): DietaryTag[] => dietaryTags.filter(isDietaryTag);

const matches = ({ name, description = '', dietaryTags }: CatalogItem, { words, tags }: CatalogueFilter): boolean => {
  const text = plain(`${name} ${description}`);
  const isWordy = plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
  return isWordy && tags.every((tag) => dietaryTags.includes(tag));
};

/** Without case and accents: "creme" finds "Crème brûlée". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

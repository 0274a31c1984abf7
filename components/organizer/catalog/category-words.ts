import type { RequestCategory } from '@/lib/domain/guest-request';

/** Categories as an organizer reads them, in the order of a menu. */
export const CATEGORY_WORDS: Record<RequestCategory, string> = {
  FOOD: 'Food',
  BEVERAGE: 'Drinks',
  HANDOUT: 'Hand-outs',
  ASSISTANCE: 'Help',
};

export const CATEGORIES = ['FOOD', 'BEVERAGE', 'HANDOUT', 'ASSISTANCE'] as const satisfies readonly RequestCategory[];

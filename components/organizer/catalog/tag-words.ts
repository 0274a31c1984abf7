import { DIETARY_TAGS, isDietaryTag } from '@/lib/domain/catalog';

/** Dietary tags in words; one of an older list stands for itself. */
export const tagWords = (tags: readonly string[]): string[] => tags.map((tag) => (isDietaryTag(tag) ? DIETARY_TAGS[tag] : tag));

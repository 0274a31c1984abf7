import type { ReactNode } from 'react';
import type { CatalogItem } from '@/lib/data/catalog';
import styles from './item-picture.module.css';

const SIGNS: Record<CatalogItem['category'], ReactNode> = {
  FOOD: <path d="M3.5 11.5h17a8.5 8.5 0 0 1-5 7.75v1.25h-7v-1.25a8.5 8.5 0 0 1-5-7.75ZM8 8c0-2 1.75-2 1.75-4M13.5 8c0-2 1.75-2 1.75-4" />,
  BEVERAGE: <path d="M5 8.5h11.5V14a5.75 5.75 0 0 1-11.5 0V8.5ZM16.5 10H18a2.5 2.5 0 0 1 0 5h-1.6M4.5 21h12.5M9 5.5v-2M12.5 5.5v-2" />,
  HANDOUT: (
    <path d="M4 11.5h16v9H4v-9ZM3 7.5h18v4H3v-4ZM12 7.5v13M12 7.5C9 7.5 7 6.5 7 5s1-2 2-2c1.75 0 3 2.25 3 4.5ZM12 7.5c3 0 5-1 5-2.5s-1-2-2-2c-1.75 0-3 2.25-3 4.5Z" />
  ),
  ASSISTANCE: (
    <path d="M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM15.75 12a3.75 3.75 0 1 1-7.5 0 3.75 3.75 0 0 1 7.5 0ZM5.75 5.75l3.5 3.5M14.75 14.75l3.5 3.5M18.25 5.75l-3.5 3.5M9.25 14.75l-3.5 3.5" />
  ),
};

type Props = { category: CatalogItem['category']; picture?: string | undefined };

/** An item's picture, or its category's sign. Its name stands beside it, so that it says nothing to a screen reader. */
export const ItemPicture = ({ category, picture }: Props) =>
  picture ? (
    <img src={picture} alt="" className={styles.picture} loading="lazy" decoding="async" />
  ) : (
    <span className={styles.sign} data-category={category} aria-hidden="true">
      <svg viewBox="0 0 24 24">{SIGNS[category]}</svg>
    </span>
  );

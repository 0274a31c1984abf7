'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import type { CatalogItem } from '@/lib/data/catalog';
import { BoardDialog } from '../requests/board-dialog';
import styles from './stock-dialog.module.css';
import { StockRow } from './stock-row';
import { useStock } from './use-stock';

type Props = {
  eventId: string;
  /** Of the board; absent for all areas. */
  area: string | undefined;
  areaName: string | undefined;
  onClose: () => void;
};

const CATEGORIES = Object.keys(REQUEST_CATEGORIES) as CatalogItem['category'][];

/** What is left of what this area serves, over the board, which goes on underneath. */
export const StockDialog = ({ eventId, area, areaName, onClose }: Props) => (
  <BoardDialog title={areaName === undefined ? 'Stock' : `Stock of ${areaName}`} onClose={onClose}>
    <Loaded query={useStock(eventId)}>{({ items }) => <Items items={items.filter((item) => !area || item.area === area)} />}</Loaded>
  </BoardDialog>
);

const Items = ({ items }: { items: CatalogItem[] }) => {
  if (items.length === 0) return <EmptyState title="Nothing to count here">This area has nothing on the catalogue.</EmptyState>;
  return CATEGORIES.filter((category) => items.some((item) => item.category === category)).map((category) => (
    <section key={category} aria-label={REQUEST_CATEGORIES[category]}>
      <h3 className={styles.category}>{REQUEST_CATEGORIES[category]}</h3>
      <ul role="list">
        {items
          .filter((item) => item.category === category)
          .map((item) => (
            <StockRow key={item.id} item={item} />
          ))}
      </ul>
    </section>
  ));
};

'use client';

import { Button, SearchField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import type { Catalog, CatalogItem } from '@/lib/data/catalog';
import { DIETARY_TAGS } from '@/lib/domain/catalog';
import { quantityIn, withQuantity, type Basket } from './basket';
import styles from './catalogue.module.css';
import { filterTagsOf, isFiltered, NO_FILTER, SEARCH_FROM_ITEMS, sectionsOf, type CatalogueFilter } from './catalogue-sections';
import { ItemCard } from './item-card';
import { QuantityStepper } from './quantity-stepper';

type Props = {
  catalog: Catalog;
  timeZone: string;
  now: Date;
  basket: Basket;
  /** Without it the catalogue can only be read. */
  onChange?: ((next: (basket: Basket) => Basket) => void) | undefined;
  onAskForHelp?: ((item: CatalogItem) => void) | undefined;
};

/** What can be asked for, by category. A long one can be searched and narrowed down. */
export const Catalogue = ({ catalog: { items, currency }, timeZone, now, basket, onChange, onAskForHelp }: Props) => {
  const [filter, setFilter] = useState(NO_FILTER);
  const sections = sectionsOf(items, filter);
  const actionOf = (item: CatalogItem) => {
    if (item.category === 'ASSISTANCE') {
      if (!onAskForHelp) return () => null;
      return () => (
        <Button onClick={() => onAskForHelp(item)} aria-label={`Ask for ${item.name}`}>
          Ask
        </Button>
      );
    }
    if (!onChange) return () => null;
    return (most: number) => (
      <QuantityStepper
        name={item.name}
        quantity={quantityIn(basket, item.id)}
        most={most}
        onChange={(quantity) => onChange((current) => withQuantity(current, item, quantity))}
      />
    );
  };
  return (
    <div className={styles.catalogue}>
      {items.length >= SEARCH_FROM_ITEMS && <CatalogueSearch items={items} filter={filter} onChange={setFilter} />}
      {sections.length > 1 && (
        <nav className={styles.jumps} aria-label="Parts of the catalogue">
          <ul role="list">
            {sections.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {sections.map(({ id, title, items: found }) => (
        <section key={id} aria-labelledby={id} className={styles.section}>
          <h2 id={id} className={classNames('amplify-heading', styles.title)}>
            {title}
          </h2>
          <ul role="list" className={styles.items}>
            {found.map((item) => (
              <ItemCard key={item.id} item={item} currency={currency} timeZone={timeZone} now={now} action={actionOf(item)} />
            ))}
          </ul>
        </section>
      ))}
      {sections.length === 0 && isFiltered(filter) && (
        <EmptyState title="Nothing matches" action={<Button onClick={() => setFilter(NO_FILTER)}>Show everything</Button>}>
          Nothing on the catalogue has these words and diets.
        </EmptyState>
      )}
      {sections.length === 0 && !isFiltered(filter) && (
        <EmptyState title="The catalogue is empty so far">
          What can be ordered appears here as soon as the organizers put it there.
        </EmptyState>
      )}
    </div>
  );
};

type SearchProps = { items: readonly CatalogItem[]; filter: CatalogueFilter; onChange: (filter: CatalogueFilter) => void };

const CatalogueSearch = ({ items, filter, onChange }: SearchProps) => {
  const { words, tags } = filter;
  return (
    <div className={styles.search} role="search">
      <SearchField
        label="Find something"
        placeholder="Find something"
        hasSearchButton={false}
        value={words}
        onChange={({ target }) => onChange({ ...filter, words: target.value })}
        onClear={() => onChange({ ...filter, words: '' })}
        autoComplete="off"
      />
      <div className={styles.tags} role="group" aria-label="Diets">
        {filterTagsOf(items).map((tag) => {
          const isOn = tags.includes(tag);
          return (
            <button
              key={tag}
              type="button"
              className={styles.tag}
              aria-pressed={isOn}
              onClick={() => onChange({ ...filter, tags: isOn ? tags.filter((each) => each !== tag) : [...tags, tag] })}
            >
              {DIETARY_TAGS[tag]}
            </button>
          );
        })}
      </div>
    </div>
  );
};

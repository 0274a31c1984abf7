'use client';

import { SearchField } from '@aws-amplify/ui-react';
import { useState } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { CheckField } from '@/components/ui/check-field';
import { EmptyState } from '@/components/ui/empty-state';
import { Loaded } from '@/components/ui/loaded';
import type { Catalog, CatalogItem } from '@/lib/data/catalog';
import type { ManagedEvent } from '@/lib/data/organizer';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import { EventWorkPage } from '../event-work-page';
import { useUrlFilter } from '../use-url-filter';
import { groupCatalog } from './catalog-groups';
import styles from './catalog-page.module.css';
import { ItemRow } from './item-row';
import { UndoToast } from './undo-toast';
import { useManagedCatalog } from './use-catalog';

const NewItemLink = ({ eventId }: { eventId: string }) => (
  <ButtonLink href={`/organizer/events/${eventId}/catalog/new`} variation="primary">
    New item
  </ButtonLink>
);

/** Everything that guests of an event can ask for, by area and category. */
export const CatalogPage = ({ eventId }: { eventId: string }) => (
  <EventWorkPage
    eventId={eventId}
    title="Catalogue"
    lead="What guests can order to their seat, and who serves it."
    actions={
      <>
        <ButtonLink href={`/organizer/events/${eventId}/catalog/areas`}>Areas</ButtonLink>
        <NewItemLink eventId={eventId} />
      </>
    }
  >
    {(event) => <Items event={event} />}
  </EventWorkPage>
);

const Items = ({ event }: { event: ManagedEvent }) => (
  <Loaded query={useManagedCatalog(event.id)}>
    {(catalog) =>
      catalog.items.length === 0 ? (
        <EmptyState
          title="Nothing on the catalogue yet"
          action={
            <>
              <NewItemLink eventId={event.id} />
              <ButtonLink href={`/organizer/events/${event.id}/catalog/areas`}>Set up the areas first</ButtonLink>
            </>
          }
        >
          Add what guests can have: coffee, lunch boxes, T-shirts. Until then they can only call for help, which always works.
        </EmptyState>
      ) : (
        <ItemList event={event} catalog={catalog} />
      )
    }
  </Loaded>
);

const ItemList = ({ event, catalog }: { event: ManagedEvent; catalog: Catalog }) => {
  const [search, setSearch] = useUrlFilter('q');
  const [archived, setArchived] = useUrlFilter('archived');
  const [lastArchived, setLastArchived] = useState<CatalogItem>();
  const withArchived = archived === '1';
  const groups = groupCatalog(catalog, { search, withArchived });
  const archivedCount = catalog.items.filter(({ archivedAt }) => archivedAt).length;
  return (
    <>
      <div className={styles.filters}>
        <SearchField
          label="Find an item"
          placeholder="Find an item"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onClear={() => setSearch('')}
          hasSearchButton={false}
          className={styles.search}
        />
        <CheckField
          label={`Show archived items (${archivedCount})`}
          checked={withArchived}
          onChange={({ target }) => setArchived(target.checked ? '1' : '')}
        />
      </div>
      {groups.length === 0 && (
        <EmptyState title="Nothing found">
          {search === ''
            ? 'Every item is archived. Show the archived ones to put them back.'
            : `No item has “${search}” in its name or description.`}
        </EmptyState>
      )}
      {groups.map(({ area, categories }) => (
        <section key={area.id} aria-labelledby={`area-${area.id}`} className={styles.area}>
          <h2 id={`area-${area.id}`} className="amplify-heading">
            {area.name}
          </h2>
          {categories.map(({ category, items }) => (
            <div key={category} className={styles.category}>
              <h3 className={styles.categoryName}>{REQUEST_CATEGORIES[category]}</h3>
              <ul role="list" className={styles.items}>
                {items.map((item) => (
                  <ItemRow
                    key={item.id}
                    item={item}
                    currency={catalog.currency}
                    timeZone={event.timeZone}
                    onArchived={() => setLastArchived(item)}
                  />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      <UndoToast item={lastArchived} onDone={() => setLastArchived(undefined)} />
    </>
  );
};

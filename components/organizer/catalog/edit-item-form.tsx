'use client';

import { useCallback } from 'react';
import { formatMoment } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import type { Catalog, CatalogItem } from '@/lib/data/catalog';
import type { ManagedEvent } from '@/lib/data/organizer';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import { formatCents } from '@/lib/domain/money';
import { EditOutcome } from '../edit-outcome';
import { useVersionedEdit } from '../use-versioned-edit';
import { ItemForm } from './item-form';
import type { ItemEntries } from './item-form-resolver';
import { ITEM_FIELDS, itemFormValuesOf, type ItemField } from './item-form-values';
import { tagWords } from './tag-words';
import { useManagedCatalog, useUpdateItem } from './use-catalog';

type Props = { event: ManagedEvent; catalog: Catalog; item: CatalogItem };

/** Changes an item. Counting the stock and archiving make versions that this form does not show. */
export const EditItemForm = ({ event, catalog, item }: Props) => {
  const { currency, areas } = catalog;
  const { timeZone, startsAt } = event;
  const { refetch } = useManagedCatalog(event.id);
  const update = useUpdateItem(event.id);
  const { seen, values, typed, clashes, onSubmit, discard } = useVersionedEdit({
    current: item,
    fields: ITEM_FIELDS,
    valuesOf: useCallback((row: CatalogItem) => itemFormValuesOf(row, { currency, timeZone }), [currency, timeZone]),
    save: ({ input }: ItemEntries, version) => update.mutateAsync({ itemId: item.id, input, version }),
    readNewer: async () => (await refetch()).data?.items.find(({ id }) => id === item.id),
    reset: update.reset,
  });
  return (
    <ItemForm
      isNew={false}
      values={values}
      typed={typed}
      event={{ currency, timeZone, startsAt }}
      areas={areas}
      submitLabel="Save changes"
      onSubmit={onSubmit}
      message={
        <EditOutcome
          what="item"
          error={update.error}
          isSaved={update.isSuccess}
          clashes={clashes?.map((field) => ({ field: FIELD_WORDS[field], theirs: wordsOf(seen, field, { catalog, timeZone }) }))}
          onDiscard={discard}
        />
      }
      otherActions={<ButtonLink href={`/organizer/events/${event.id}/catalog`}>Back to the catalogue</ButtonLink>}
    />
  );
};

const FIELD_WORDS: Record<ItemField, string> = {
  category: 'category',
  name: 'name',
  description: 'description',
  picture: 'picture',
  priceCents: 'price',
  dietaryTags: 'dietary tags',
  availableFrom: 'beginning of the offer',
  availableUntil: 'end of the offer',
  area: 'area',
  limitPerGuest: 'limit per guest',
};

const wordsOf = (item: CatalogItem, field: ItemField, { catalog, timeZone }: { catalog: Catalog; timeZone: string }): string => {
  switch (field) {
    case 'category':
      return REQUEST_CATEGORIES[item.category];
    case 'priceCents':
      return formatCents(item.priceCents, catalog.currency);
    case 'area':
      return catalog.areas.find(({ id }) => id === item.area)?.name ?? item.area;
    case 'availableFrom':
    case 'availableUntil':
      return item[field] ? formatMoment(item[field], timeZone) : 'none';
    case 'picture':
      return item.picture ? 'another one' : 'none';
    case 'dietaryTags':
      return tagWords(item.dietaryTags).join(', ') || 'none';
    default:
      return String(item[field] ?? 'none');
  }
};

'use client';

import { Button } from '@aws-amplify/ui-react';
import { useMemo, useState } from 'react';
import { formatMoment } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import type { Catalog, CatalogItem } from '@/lib/data/catalog';
import type { ManagedEvent } from '@/lib/data/organizer';
import { toAppError } from '@/lib/data/unwrap';
import { REQUEST_CATEGORIES } from '@/lib/domain/catalog';
import { formatCents } from '@/lib/domain/money';
import { meetNewer } from '../meet-newer';
import { ItemForm } from './item-form';
import { hasSameDetails, ITEM_FIELDS, itemFormValuesOf, type ItemField, type ItemFormFields } from './item-form-values';
import { tagWords } from './tag-words';
import { useManagedCatalog, useUpdateItem } from './use-catalog';

type Props = { event: ManagedEvent; catalog: Catalog; item: CatalogItem };

/** Entries that outlive the arrival of a newer version, and where the two differ. */
type Meeting = { typed: Partial<ItemFormFields>; clashes: ItemField[] };

/**
 * Changes the version that the organizer saw. When someone else saved first, what was typed stays, the other fields show the
 * newer version, and saving again is a change of that one.
 */
export const EditItemForm = ({ event, catalog, item }: Props) => {
  const { currency, areas } = catalog;
  const { timeZone, startsAt } = event;
  const [seen, setSeen] = useState(item);
  const [meeting, setMeeting] = useState<Meeting>();
  const values = useMemo(() => itemFormValuesOf(seen, { currency, timeZone }), [seen, currency, timeZone]);
  const { refetch } = useManagedCatalog(event.id);
  const update = useUpdateItem(event.id);
  // Counting the stock and archiving may make a new version too, which changes nothing that this form shows.
  const { version } = hasSameDetails(itemFormValuesOf(item, { currency, timeZone }), values) ? item : seen;

  const meetNewerVersion = async (typed: ItemFormFields) => {
    const newer = (await refetch()).data?.items.find(({ id }) => id === item.id);
    if (!newer) return;
    const { typed: mine, clashes } = meetNewer(ITEM_FIELDS, {
      seen: values,
      newer: itemFormValuesOf(newer, { currency, timeZone }),
      typed,
    });
    setMeeting({ typed: Object.fromEntries(mine.map((field) => [field, typed[field]])), clashes });
    setSeen(newer);
  };

  const discard = () => {
    setMeeting(undefined);
    setSeen({ ...seen });
    update.reset();
  };

  return (
    <ItemForm
      isNew={false}
      values={values}
      typed={meeting?.typed}
      event={{ currency, timeZone, startsAt }}
      areas={areas}
      submitLabel="Save changes"
      onSubmit={async ({ input }, typed) => {
        try {
          const saved = await update.mutateAsync({ itemId: item.id, input, version });
          setMeeting(undefined);
          setSeen(saved);
        } catch (thrown) {
          if (toAppError(thrown).code !== 'VERSION_CONFLICT') throw thrown;
          await meetNewerVersion(typed);
        }
      }}
      message={
        <Outcome
          error={update.error}
          isSaved={update.isSuccess}
          newer={seen}
          clashes={meeting?.clashes}
          onDiscard={discard}
          {...{ catalog, timeZone }}
        />
      }
      otherActions={<ButtonLink href={`/organizer/events/${event.id}/catalog`}>Back to the catalogue</ButtonLink>}
    />
  );
};

type OutcomeProps = {
  error: unknown;
  isSaved: boolean;
  newer: CatalogItem;
  clashes: ItemField[] | undefined;
  catalog: Catalog;
  timeZone: string;
  onDiscard: () => void;
};

const Outcome = ({ error, isSaved, newer, clashes, catalog, timeZone, onDiscard }: OutcomeProps) => {
  if (isSaved) return <Notice tone="success">Saved.</Notice>;
  if (!error) return null;
  if (toAppError(error).code !== 'VERSION_CONFLICT' || !clashes) return <ErrorNotice error={error} />;
  return (
    <Notice
      tone="warning"
      title="Someone else changed this item in the meantime"
      action={<Button onClick={onDiscard}>Take their version</Button>}
    >
      <p>Nothing was saved yet. What you typed is still here; the rest is as they left it. Save again to keep yours.</p>
      {clashes.length > 0 && (
        <ul>
          {clashes.map((field) => (
            <li key={field}>{`Their ${FIELD_WORDS[field]}: ${wordsOf(newer, field, { catalog, timeZone })}`}</li>
          ))}
        </ul>
      )}
    </Notice>
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

'use client';

import { Button } from '@aws-amplify/ui-react';
import Link from 'next/link';
import { useState } from 'react';
import { formatMoment } from '@/components/event/format-time';
import { ButtonLink } from '@/components/ui/button-link';
import { classNames } from '@/components/ui/class-names';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Tag } from '@/components/ui/tag';
import { useNow } from '@/components/ui/use-now';
import type { CatalogItem } from '@/lib/data/catalog';
import { isOnOffer } from '@/lib/domain/catalog';
import { formatCents } from '@/lib/domain/money';
import styles from './item-row.module.css';
import { StockDialog } from './stock-dialog';
import { tagWords } from './tag-words';
import { useArchiveItem } from './use-catalog';

type Props = { item: CatalogItem; currency: string; timeZone: string; onArchived: () => void };

/** One item with what an organizer looks for at a glance: price, what is left, and what can be done with it. */
export const ItemRow = ({ item, currency, timeZone, onArchived }: Props) => {
  const [isCounting, setIsCounting] = useState(false);
  const archive = useArchiveItem(item.eventId);
  const { id, name, description, picture, priceCents, dietaryTags, limitPerGuest, archivedAt } = item;
  const page = `/organizer/events/${item.eventId}/catalog/${id}`;
  const facts = [offerWords(item, timeZone), limitPerGuest && `${limitPerGuest} per guest`, ...tagWords(dietaryTags)].filter(Boolean);
  return (
    <li className={classNames(styles.row, archivedAt && styles.archived)}>
      {picture ? (
        <img src={picture} alt="" width={56} height={56} className={styles.picture} />
      ) : (
        <span aria-hidden="true" className={styles.picture}>
          {[...name][0]}
        </span>
      )}
      <div className={styles.words}>
        <p className={styles.name}>
          <Link href={page}>{name}</Link>
          <State item={item} />
        </p>
        {description && <p className={styles.description}>{description}</p>}
        {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      </div>
      <p className={styles.price}>{priceCents === 0 ? 'Free' : formatCents(priceCents, currency)}</p>
      <div className={styles.tools}>
        <Button
          size="small"
          className={styles.stock}
          onClick={() => setIsCounting(true)}
          aria-label={`${stockWords(item)}: count ${name} anew`}
        >
          {stockWords(item)}
        </Button>
        <div className={styles.actions}>
          <ButtonLink
            size="small"
            variation="link"
            href={`/organizer/events/${item.eventId}/catalog/new?copy=${id}`}
            aria-label={`Duplicate ${name}`}
          >
            Duplicate
          </ButtonLink>
          <Button
            size="small"
            variation="link"
            aria-label={archivedAt ? `Put ${name} back` : `Archive ${name}`}
            isLoading={archive.isPending}
            loadingText="One moment…"
            onClick={() =>
              archive.mutate({ itemId: id, archived: !archivedAt }, { onSuccess: () => (archivedAt ? undefined : onArchived()) })
            }
          >
            {archivedAt ? 'Put back' : 'Archive'}
          </Button>
        </div>
      </div>
      {archive.error && (
        <div className={styles.problem}>
          <ErrorNotice error={archive.error} />
        </div>
      )}
      {isCounting && <StockDialog item={item} onClose={() => setIsCounting(false)} />}
    </li>
  );
};

const State = ({ item }: { item: CatalogItem }) => {
  const now = useNow();
  if (item.archivedAt) return <Tag>Archived</Tag>;
  if (item.stock === 0) return <Tag tone="error">Sold out</Tag>;
  if (!isOnOffer(item, now)) return <Tag tone="warning">Not on offer now</Tag>;
  return null;
};

const stockWords = ({ stock }: CatalogItem): string => (stock === undefined ? 'Unlimited' : `${stock.toLocaleString('en-GB')} left`);

const offerWords = ({ availableFrom, availableUntil }: CatalogItem, timeZone: string): string | undefined => {
  if (availableFrom && availableUntil) return `${formatMoment(availableFrom, timeZone)} to ${formatMoment(availableUntil, timeZone)}`;
  if (availableFrom) return `From ${formatMoment(availableFrom, timeZone)}`;
  return availableUntil && `Until ${formatMoment(availableUntil, timeZone)}`;
};

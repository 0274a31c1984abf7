'use client';

import type { ReactNode } from 'react';
import { Tag } from '@/components/ui/tag';
import type { CatalogItem } from '@/lib/data/catalog';
import { DIETARY_TAGS } from '@/lib/domain/catalog';
import { formatCents } from '@/lib/domain/money';
import { momentWords } from './moment-words';
import { availabilityOf, type Availability } from './availability';
import { knownTagsOf } from './catalogue-sections';
import styles from './item-card.module.css';
import { ItemPicture } from './item-picture';

type Props = {
  item: CatalogItem;
  currency: string;
  timeZone: string;
  now: Date;
  /** What the guest can do about it, given how many there can be. */
  action: (most: number) => ReactNode;
};

/** One item of the catalogue. */
export const ItemCard = ({ item, currency, timeZone, now, action }: Props) => {
  const availability = availabilityOf(item, now);
  const isAvailable = availability.kind === 'available';
  const tags = knownTagsOf(item);
  return (
    <li className={styles.card} data-is-available={isAvailable}>
      <ItemPicture category={item.category} picture={item.picture} />
      <div className={styles.words}>
        <h3 className={styles.name}>{item.name}</h3>
        {item.description && <p className={styles.description}>{item.description}</p>}
        {tags.length > 0 && <p className={styles.tags}>{tags.map((tag) => DIETARY_TAGS[tag]).join(' · ')}</p>}
      </div>
      <div className={styles.foot}>
        <p className={styles.price}>
          {item.category === 'ASSISTANCE' && item.priceCents === 0 ? null : (
            <span>{item.priceCents === 0 ? 'Free' : formatCents(item.priceCents, currency)}</span>
          )}
          <AvailabilityTag availability={availability} timeZone={timeZone} now={now} />
        </p>
        {isAvailable && action(availability.most)}
      </div>
    </li>
  );
};

type TagProps = { availability: Availability; timeZone: string; now: Date };

const AvailabilityTag = ({ availability, timeZone, now }: TagProps) => {
  switch (availability.kind) {
    case 'available': {
      const { forYou, left } = availability;
      return (
        <>
          {left !== undefined && <Tag tone="warning">{`${left} left`}</Tag>}
          {forYou && <Tag>{`${forYou.left} of ${forYou.limit} left for you`}</Tag>}
        </>
      );
    }
    case 'soldOut':
      return <Tag tone="error">Sold out</Tag>;
    case 'hadAll':
      return <Tag>{availability.limit === 1 ? 'You have had yours' : `You have had your ${availability.limit}`}</Tag>;
    case 'later':
      return <Tag>{`From ${momentWords(availability.from, { timeZone, now })}`}</Tag>;
    case 'over':
      return <Tag>No longer served</Tag>;
  }
};

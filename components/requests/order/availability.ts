import type { CatalogItem } from '@/lib/data/catalog';
import { isOnOffer } from '@/lib/domain/catalog';
import { REQUEST_LIMITS } from '@/lib/domain/guest-request';

/** How much of an item this guest can ask for now, or why nothing. */
export type Availability =
  | {
      kind: 'available';
      /** In one request. */
      most: number;
      /** Set when few are left. */
      left?: number;
      /** Set when one guest may have so many only. */
      forYou?: { left: number; limit: number };
    }
  | { kind: 'soldOut' }
  /** The guest had as many as one may have. */
  | { kind: 'hadAll'; limit: number }
  | { kind: 'later'; from: string }
  | { kind: 'over' };

const FEW = 5;

export const availabilityOf = (item: CatalogItem, now: Date): Availability => {
  const { availableFrom, stock, limitPerGuest, taken = 0 } = item;
  if (!isOnOffer(item, now)) return isLater(item, now) && availableFrom ? { kind: 'later', from: availableFrom } : { kind: 'over' };
  if (stock !== undefined && stock <= 0) return { kind: 'soldOut' };
  const forYou = limitPerGuest === undefined ? undefined : { left: Math.max(0, limitPerGuest - taken), limit: limitPerGuest };
  if (forYou?.left === 0) return { kind: 'hadAll', limit: forYou.limit };
  return {
    kind: 'available',
    most: Math.min(REQUEST_LIMITS.quantity, stock ?? Infinity, forYou?.left ?? Infinity),
    ...(stock !== undefined && stock <= FEW && { left: stock }),
    ...(forYou && { forYou }),
  };
};

const isLater = ({ archivedAt, availableFrom }: CatalogItem, now: Date): boolean =>
  !archivedAt && availableFrom !== undefined && now < new Date(availableFrom);

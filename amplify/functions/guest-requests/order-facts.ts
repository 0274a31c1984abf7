import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import type { Shelf, ShelfItem } from '../../../lib/domain/request-order.ts';
import { type EventRow, findEvent, findGuest, getRows, type GuestRow, tables } from '../runtime/rows.ts';
import { findRequest, type RequestRow } from './request-rows.ts';

/** Sort key of a guest's own row among the entitlements. No item has this id. */
export const OPEN_REQUESTS = '#open';

/** A row of the entitlement table: of an item, or of OPEN_REQUESTS. */
type EntitlementRow = {
  guestId: string;
  itemId: string;
  taken?: number;
  /** Requests that may still be open; those that are done leave when the place is needed. */
  ids?: Set<string>;
  /** Requests ever made. */
  made?: number;
};

export type OpenRequests = { ids: Set<string> | undefined; made: number };

export type OrderFacts = {
  /** The very request, when it was made before. */
  existing: RequestRow | undefined;
  event: EventRow | undefined;
  guest: GuestRow | undefined;
  shelf: Shelf;
  open: OpenRequests;
};

/** All that decides about an order, read at once and consistently. */
export const readOrderFacts = async (key: { id: string; eventId: string; email: string }, itemIds: string[]): Promise<OrderFacts> => {
  const guestId = guestIdOf(key.eventId, key.email);
  const [existing, event, guest, items, entitlements] = await Promise.all([
    findRequest(key.id),
    findEvent(key.eventId),
    findGuest(guestId),
    getRows<ShelfItem>(
      tables.catalogItem,
      itemIds.map((id) => ({ id })),
    ),
    getRows<EntitlementRow>(
      tables.entitlement,
      [OPEN_REQUESTS, ...itemIds].map((itemId) => ({ guestId, itemId })),
    ),
  ]);
  const open = entitlements.find(({ itemId }) => itemId === OPEN_REQUESTS);
  return {
    existing,
    event,
    guest,
    shelf: {
      items: new Map(items.map((item) => [item.id, item])),
      taken: new Map(entitlements.map(({ itemId, taken }) => [itemId, taken ?? 0])),
    },
    open: { ids: open?.ids, made: open?.made ?? 0 },
  };
};

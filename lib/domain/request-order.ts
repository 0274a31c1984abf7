import { type Availability, isOnOffer } from './catalog.ts';
import type { AppErrorCode, FieldIssue } from './app-error.ts';
import { needsCheckIn, REQUEST_LIMITS, type RequestCategory } from './guest-request.ts';
import type { EventState, GuestState } from './registration.ts';
import { HELP_DESK } from './service-area.ts';

/* What guests may ask for, and when. Nothing here reads or writes: the caller brings what is stored and the time. */

export type OrderedItem = { itemId: string; quantity: number; unitPriceCents: number };

/** A request before it is one. Each item is named once. */
export type Order = { eventId: string; category: RequestCategory; items: readonly OrderedItem[]; note?: string | undefined };

/** An item of the catalogue as orders see it. Without `stock` or `limitPerGuest` there is no such limit. */
export type ShelfItem = Availability & {
  id: string;
  eventId: string;
  category: RequestCategory;
  name: string;
  area: string;
  priceCents: number;
  stock?: number | undefined;
  limitPerGuest?: number | undefined;
};

/** Items by id, and how many of each this guest has had or ordered. */
export type Shelf = { items: ReadonlyMap<string, ShelfItem>; taken: ReadonlyMap<string, number> };

export type Refusal = { code: AppErrorCode; issues: FieldIssue[] };

type Occasion = { state: EventState; checkInOpensAt: string; endsAt: string };
type Asker = { state: GuestState; checkedInAt?: string | undefined; checkedOutAt?: string | undefined };

/**
 * Why this guest may not ask for anything of the category now; undefined when they may. Requests are taken from the
 * moment the gates open until the event's end.
 */
export const askingRefusal = (
  event: Occasion | undefined,
  guest: Asker | undefined,
  category: RequestCategory,
  now: Date,
): Extract<AppErrorCode, 'EVENT_NOT_FOUND' | 'NOT_REGISTERED' | 'EVENT_NOT_RUNNING' | 'NOT_CHECKED_IN'> | undefined => {
  if (event?.state !== 'PUBLISHED') return 'EVENT_NOT_FOUND';
  if (guest?.state !== 'REGISTERED') return 'NOT_REGISTERED';
  if (now < new Date(event.checkInOpensAt) || now >= new Date(event.endsAt)) return 'EVENT_NOT_RUNNING';
  const isInside = guest.checkedInAt !== undefined && guest.checkedOutAt === undefined;
  return needsCheckIn(category) && !isInside ? 'NOT_CHECKED_IN' : undefined;
};

/**
 * Why this order cannot be taken from the shelf; undefined when it can. `issues` name the items by their position. Of
 * several reasons the one that the guest must deal with first is given: what is not there before what costs more, and
 * what is sold out before what is too much for one guest.
 */
export const orderRefusal = (order: Order, shelf: Shelf, now: Date): Refusal | undefined => {
  if (order.items.length === 0) return helpCallRefusal(order);
  const found = (id: string): ShelfItem | undefined => {
    const item = shelf.items.get(id);
    return item?.eventId === order.eventId ? item : undefined;
  };
  const refuse = (code: AppErrorCode, issueOf: (item: ShelfItem, ordered: OrderedItem) => string | undefined): Refusal | undefined => {
    const issues = order.items.flatMap((ordered, index) => {
      const item = found(ordered.itemId);
      const message = item ? issueOf(item, ordered) : undefined;
      return message ? [{ path: `items.${index}`, message }] : [];
    });
    return issues.length > 0 ? { code, issues } : undefined;
  };

  const unknown = order.items.flatMap(({ itemId }, index) =>
    found(itemId) ? [] : [{ path: `items.${index}`, message: 'There is no such item.' }],
  );
  if (unknown.length > 0) return { code: 'ITEM_NOT_FOUND', issues: unknown };
  return (
    mixRefusal(
      order,
      order.items.flatMap(({ itemId }) => found(itemId) ?? []),
    ) ??
    refuse('ITEM_NOT_AVAILABLE', (item) => (isOnOffer(item, now) ? undefined : 'This is not on offer right now.')) ??
    refuse('PRICE_CHANGED', (item, { unitPriceCents }) => (item.priceCents === unitPriceCents ? undefined : 'The price has changed.')) ??
    refuse('SOLD_OUT', ({ stock }, { quantity }) =>
      stock === undefined || stock >= quantity ? undefined : leftMessage(stock, 'This is sold out.'),
    ) ??
    refuse('OVER_LIMIT', ({ id, limitPerGuest }, { quantity }) => {
      const left = limitPerGuest === undefined ? quantity : limitPerGuest - (shelf.taken.get(id) ?? 0);
      return left >= quantity ? undefined : leftMessage(left, 'You have had as many as one guest may have.');
    }) ??
    totalRefusal(order)
  );
};

const leftMessage = (left: number, none: string): string => (left > 0 ? `You can have ${left} of these.` : none);

const invalid = (path: string, message: string): Refusal => ({ code: 'INVALID_INPUT', issues: [{ path, message }] });

const helpCallRefusal = ({ category, note }: Order): Refusal | undefined => {
  if (category !== 'ASSISTANCE') return invalid('items', 'Please choose something.');
  return note ? undefined : invalid('note', 'Please say what you need.');
};

/** One request goes to one area, and help never waits with a drink. */
const mixRefusal = ({ category }: Order, items: readonly ShelfItem[]): Refusal | undefined => {
  if (!items.some((item) => item.category === category)) return invalid('category', 'None of the items is of this category.');
  if (items.some((item) => (item.category === 'ASSISTANCE') !== (category === 'ASSISTANCE')))
    return invalid('items', 'Please ask for help and for goods in two requests.');
  return items.every(({ area }) => area === items[0]?.area) ? undefined : invalid('items', 'Please order from one area at a time.');
};

const totalRefusal = ({ items }: Order): Refusal | undefined => {
  const total = items.reduce((sum, { quantity, unitPriceCents }) => sum + quantity * unitPriceCents, 0);
  return total > REQUEST_LIMITS.totalCents ? invalid('items', 'This is too much for one order.') : undefined;
};

/** A line of a request as it is stored. What it took from the stock and the guest's entitlement goes back when it is cancelled. */
export type OrderLine = {
  itemId: string;
  name: string;
  category: RequestCategory;
  quantity: number;
  unitPriceCents: number;
  fromStock?: true | undefined;
  entitled?: true | undefined;
};

/** The lines of an order that `orderRefusal` let through. */
export const orderLines = ({ items }: Order, shelf: Shelf): OrderLine[] =>
  items.flatMap(({ itemId, quantity }) => {
    const item = shelf.items.get(itemId);
    if (!item) return [];
    return [
      {
        itemId,
        name: item.name,
        category: item.category,
        quantity,
        unitPriceCents: item.priceCents,
        ...(item.stock !== undefined && { fromStock: true as const }),
        ...(item.limitPerGuest !== undefined && { entitled: true as const }),
      },
    ];
  });

/** The area that serves the order. A call for help goes to the help desk. */
export const orderArea = ({ items }: Order, shelf: Shelf): string => {
  const [first] = items;
  return (first && shelf.items.get(first.itemId)?.area) ?? HELP_DESK.id;
};

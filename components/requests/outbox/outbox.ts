import type { NewRequest } from '@/lib/data/my-requests';
import type { AppErrorCode } from '@/lib/domain/app-error';
import { keptName, keptNames, readKept, writeKept } from '../kept/kept';

type OrderLine = NewRequest['items'][number] & { name: string; category: NewRequest['category'] };

/** A request as a guest made it; without lines it is a call for help. */
export type NewOrder = {
  eventId: string;
  category: NewRequest['category'];
  /** Where it will be served, for people. */
  areaName: string;
  lines: OrderLine[];
  /** ISO 4217. */
  currency: string;
  location?: string | undefined;
  note?: string | undefined;
};

/** An order on its way. It is kept from before it is sent until the server has answered. */
export type KeptOrder = NewOrder & {
  /** The request's idempotency key, made once. */
  clientKey: string;
  madeAt: string;
  /** When it was first sent: from then on it may have arrived, whatever the device heard. */
  firstSentAt?: string | undefined;
  /** Set when it is not sent any more: the server refused it, or it waited for too long. */
  stopped?: AppErrorCode | 'TOO_LATE' | undefined;
};

/** Food, drinks and hand-outs come from a basket and go back to it; help does not. */
export const isGoods = ({ category, lines }: { category: NewOrder['category']; lines: readonly unknown[] }): boolean =>
  category !== 'ASSISTANCE' && lines.length > 0;

/** In milliseconds. Nobody wants the coffee of an hour ago: an older order asks its guest first. */
export const KEPT_FOR_MS = 20 * 60 * 1000;

const nameOf = (sub: string, clientKey: string) => keptName(sub, 'order', clientKey);

/** Keeps orders that were just made, for the sender to find. */
export const keepOrders = (sub: string, orders: readonly NewOrder[], now: Date): KeptOrder[] => {
  const kept = orders.map((order) => ({ ...order, clientKey: crypto.randomUUID(), madeAt: now.toISOString() }));
  for (const order of kept) saveOrder(sub, order);
  return kept;
};

export const saveOrder = (sub: string, order: KeptOrder): void => writeKept(nameOf(sub, order.clientKey), order);

export const findOrder = (sub: string, clientKey: string): KeptOrder | undefined => readKept(nameOf(sub, clientKey));

export const dropOrder = (sub: string, clientKey: string): void => writeKept(nameOf(sub, clientKey), undefined);

/** A person's orders on this device, oldest first. */
export const listOrders = (sub: string): KeptOrder[] =>
  keptNames(sub, 'order')
    .flatMap((name) => readKept<KeptOrder>(name) ?? [])
    .sort((one, other) => one.madeAt.localeCompare(other.madeAt) || one.clientKey.localeCompare(other.clientKey));

/** What is sent of an order. */
export const requestOf = ({ eventId, category, lines, location, note, clientKey }: KeptOrder): NewRequest => ({
  eventId,
  category,
  items: lines.map(({ itemId, quantity, unitPriceCents }) => ({ itemId, quantity, unitPriceCents })),
  location,
  note,
  clientKey,
});

/** Puts an order that was stopped on its way once more. Its key stays: if it had arrived after all, it is not asked for twice. */
export const sendAgain = (sub: string, clientKey: string, now: Date): void => {
  const order = findOrder(sub, clientKey);
  if (order) saveOrder(sub, { ...order, stopped: undefined, madeAt: now.toISOString() });
};

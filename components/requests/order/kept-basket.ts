import { keptName, readKept, writeKept } from '../kept/kept';
import { dropOrder, findOrder, isGoods, type KeptOrder } from '../outbox/outbox';
import { EMPTY_BASKET, withReturned, type Basket, type Refusal } from './basket';

export const basketName = (sub: string, eventId: string): string => keptName(sub, 'basket', eventId);

/** Changes the basket as it is now, whichever tab wrote it last. An empty one without a note is forgotten. */
export const changeBasket = (sub: string, eventId: string, change: (basket: Basket) => Basket): void => {
  const name = basketName(sub, eventId);
  const next = change(readKept<Basket>(name) ?? EMPTY_BASKET);
  writeKept(name, next.lines.length === 0 && next.note === '' ? undefined : next);
};

/** Puts an order back into the basket of its event. */
export const returnOrder = (sub: string, order: KeptOrder, refusal?: Refusal): void =>
  changeBasket(sub, order.eventId, (basket) => withReturned(basket, order, refusal));

/** Takes an order that still waits off its way, back into the basket. */
export const takeBack = (sub: string, clientKey: string): void => {
  const order = findOrder(sub, clientKey);
  if (!order) return;
  if (isGoods(order)) returnOrder(sub, order);
  dropOrder(sub, clientKey);
};

import type { Catalog } from '@/lib/data/catalog';
import { readKept } from '../kept/kept';
import type { Whose } from '../mine/known-requests';
import { keepOrders, type KeptOrder } from '../outbox/outbox';
import { EMPTY_BASKET, withoutOrder, type Basket } from './basket';
import { ordersOf, viewBasket } from './basket-view';
import { basketName, changeBasket } from './kept-basket';

type Wishes = { catalog: Catalog; location: string; now: Date };

/**
 * Makes orders of the basket as it is kept now: a second tap, or another tab, finds it empty and orders nothing. Gives the orders,
 * which are then on their way, whatever becomes of this page.
 */
export const placeOrder = ({ sub, eventId }: Whose, { catalog, location, now }: Wishes): KeptOrder[] => {
  const basket = readKept<Basket>(basketName(sub, eventId)) ?? EMPTY_BASKET;
  const view = viewBasket(basket, catalog, now);
  if (!view.canOrder) return [];
  const orders = keepOrders(sub, ordersOf(view, catalog, { eventId, location, note: basket.note }), now);
  changeBasket(sub, eventId, (current) => ({
    ...withoutOrder(
      current,
      orders.flatMap(({ lines }) => lines),
    ),
    note: '',
  }));
  return orders;
};

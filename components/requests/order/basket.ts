import type { CatalogItem } from '@/lib/data/catalog';
import type { AppErrorCode } from '@/lib/domain/app-error';
import type { KeptOrder } from '../outbox/outbox';

/** What a guest is about to ask for. `shownCents` is the price at which it went in, `refused` says why it came back. */
export type BasketLine = { itemId: string; name: string; quantity: number; shownCents: number; refused?: string | undefined };

/** `refused` is why a whole order came back. Pure; see use-basket.ts for where it is kept. */
export type Basket = { lines: BasketLine[]; note: string; refused?: AppErrorCode | undefined };

export const EMPTY_BASKET: Basket = { lines: [], note: '' };

export const quantityIn = ({ lines }: Basket, itemId: string): number => lines.find((line) => line.itemId === itemId)?.quantity ?? 0;

export const countOf = ({ lines }: Basket): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

type Chosen = Pick<CatalogItem, 'id' | 'name' | 'priceCents'>;

/** The basket with so many of an item; none takes it out. What was refused about the line is then answered. */
export const withQuantity = (basket: Basket, { id, name, priceCents }: Chosen, quantity: number): Basket => {
  const line: BasketLine = { itemId: id, name, quantity, shownCents: priceCents };
  const isIn = basket.lines.some(({ itemId }) => itemId === id);
  const lines = isIn ? basket.lines.map((each) => (each.itemId === id ? line : each)) : [...basket.lines, line];
  return withoutEmpty({ ...basket, lines });
};

/** The basket after an order left it: what was put in since stays. */
export const withoutOrder = (basket: Basket, ordered: readonly { itemId: string; quantity: number }[]): Basket => {
  const lines = basket.lines.map((line) => {
    const taken = ordered.filter(({ itemId }) => itemId === line.itemId).reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...line, quantity: line.quantity - taken };
  });
  return withoutEmpty({ ...basket, lines });
};

type OrderedLine = { itemId: string; name: string; quantity: number; unitPriceCents: number };

/** The basket with what was ordered before. Today's catalogue then says what of it there still is, and at which price. */
export const withAgain = (basket: Basket, ordered: readonly OrderedLine[]): Basket =>
  ordered.reduce(
    (filled, { itemId, name, quantity, unitPriceCents }) =>
      withQuantity(filled, { id: itemId, name, priceCents: unitPriceCents }, quantityIn(filled, itemId) + quantity),
    basket,
  );

/** What the server says of a refused order: the code, and what is wrong with which item where that is known. */
export type Refusal = { code: AppErrorCode; items: ReadonlyMap<string, string> };

/** The basket after an order came back. Nothing is lost: what was put in since then is added to what came back. */
export const withReturned = (basket: Basket, order: KeptOrder, refusal?: Refusal): Basket => {
  const returned = order.lines.map(({ itemId, name, quantity, unitPriceCents }): BasketLine => {
    const wanted = quantity + quantityIn(basket, itemId);
    return { itemId, name, quantity: wanted, shownCents: unitPriceCents, refused: refusal?.items.get(itemId) };
  });
  const others = basket.lines.filter(({ itemId }) => !returned.some((line) => line.itemId === itemId));
  return { lines: [...returned, ...others], note: basket.note || (order.note ?? ''), refused: refusal?.code };
};

const withoutEmpty = (basket: Basket): Basket => {
  const lines = basket.lines.filter(({ quantity }) => quantity > 0);
  const isAnswered = basket.refused && lines.every(({ refused }) => !refused);
  return { ...basket, lines, refused: lines.length === 0 || isAnswered ? undefined : basket.refused };
};

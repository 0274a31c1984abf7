import type { Catalog, CatalogItem } from '@/lib/data/catalog';
import { REQUEST_LIMITS } from '@/lib/domain/guest-request';
import type { ServiceArea } from '@/lib/domain/service-area';
import type { NewOrder } from '../outbox/outbox';
import { availabilityOf } from './availability';
import type { Basket, BasketLine } from './basket';

/** What keeps a line from being ordered as it is. */
export type LineProblem =
  | { kind: 'gone' }
  | { kind: 'notNow'; from?: string }
  | { kind: 'soldOut' }
  | { kind: 'fewerLeft'; left: number }
  | { kind: 'overLimit'; left: number; limit: number }
  /** No obstacle: the price that is shown now is the one that is sent. */
  | { kind: 'priceChanged'; before: number };

export type BasketEntry = { line: BasketLine; item?: CatalogItem; unitCents: number; problem?: LineProblem };

/** One request: everything that one area serves. */
export type BasketGroup = { area: ServiceArea; entries: BasketEntry[]; totalCents: number };

/** A basket against today's catalogue. */
export type BasketView = { groups: BasketGroup[]; gone: BasketEntry[]; totalCents: number; canOrder: boolean };

export const viewBasket = (basket: Basket, catalog: Catalog, now: Date): BasketView => {
  const entries = basket.lines.map((line) => entryOf(line, catalog, now));
  const gone = entries.filter(({ item }) => !item);
  const groups = catalog.areas.flatMap((area) => {
    const served = entries.filter(({ item }) => item?.area === area.id);
    return chunked(served).map((part) => ({ area, entries: part, totalCents: totalOf(part) }));
  });
  const hasObstacle = entries.some(({ problem }) => problem && problem.kind !== 'priceChanged');
  return { groups, gone, totalCents: totalOf(entries), canOrder: entries.length > 0 && !hasObstacle };
};

type Wishes = { eventId: string; location: string; note: string };

/** What the basket asks for: one order for each area, at the prices that the view shows. */
export const ordersOf = ({ groups }: BasketView, { currency }: Catalog, { eventId, location, note }: Wishes): NewOrder[] =>
  groups.map(({ area, entries }) => {
    const lines = entries.flatMap(({ line, item }) =>
      item ? [{ itemId: item.id, name: item.name, category: item.category, quantity: line.quantity, unitPriceCents: item.priceCents }] : [],
    );
    return {
      eventId,
      category: mainCategoryOf(lines),
      areaName: area.name,
      lines,
      currency,
      location: location.trim() || undefined,
      note: note.trim() || undefined,
    };
  });

/** What the request mainly is: the category with most units, the first of them when there are as many. */
const mainCategoryOf = (lines: NewOrder['lines']): NewOrder['category'] => {
  const units = (category: NewOrder['category']) =>
    lines.filter((line) => line.category === category).reduce((sum, { quantity }) => sum + quantity, 0);
  return lines.map(({ category }) => category).reduce((main, category) => (units(category) > units(main) ? category : main));
};

const entryOf = (line: BasketLine, { items }: Catalog, now: Date): BasketEntry => {
  const item = items.find(({ id, archivedAt }) => id === line.itemId && !archivedAt);
  if (!item) return { line, unitCents: line.shownCents, problem: { kind: 'gone' } };
  const problem = problemOf(line, item, now);
  return { line, item, unitCents: item.priceCents, ...(problem && { problem }) };
};

const problemOf = ({ quantity, shownCents }: BasketLine, item: CatalogItem, now: Date): LineProblem | undefined => {
  const availability = availabilityOf(item, now);
  switch (availability.kind) {
    case 'later':
      return { kind: 'notNow', from: availability.from };
    case 'over':
      return { kind: 'notNow' };
    case 'soldOut':
      return { kind: 'soldOut' };
    case 'hadAll':
      return { kind: 'overLimit', left: 0, limit: availability.limit };
    case 'available': {
      const { forYou } = availability;
      if (item.stock !== undefined && quantity > item.stock) return { kind: 'fewerLeft', left: item.stock };
      if (forYou && quantity > forYou.left) return { kind: 'overLimit', ...forYou };
      return shownCents === item.priceCents ? undefined : { kind: 'priceChanged', before: shownCents };
    }
  }
};

const totalOf = (entries: readonly BasketEntry[]): number =>
  entries.reduce((sum, { item, line }) => sum + (item ? item.priceCents * line.quantity : 0), 0);

const chunked = (entries: BasketEntry[]): BasketEntry[][] =>
  Array.from({ length: Math.ceil(entries.length / REQUEST_LIMITS.items) }, (_, part) =>
    entries.slice(part * REQUEST_LIMITS.items, (part + 1) * REQUEST_LIMITS.items),
  );

import type { AppError } from '@/lib/domain/app-error';
import type { Refusal } from '../order/basket';
import type { KeptOrder } from './outbox';

/** What the server said of an order. It names items by their place: `items.2`, or a field of it. */
export const refusalOf = (order: KeptOrder, { code, issues }: AppError): Refusal => ({
  code,
  items: new Map(
    issues.flatMap(({ path, message }) => {
      const line = order.lines[Number(/^items\.(\d+)/.exec(path)?.[1] ?? NaN)];
      return line ? [[line.itemId, message]] : [];
    }),
  ),
});

import { needsCheckIn, type RequestCategory } from '../../../lib/domain/guest-request.ts';
import type { OrderLine, Shelf } from '../../../lib/domain/request-order.ts';
import { tables } from '../runtime/rows.ts';

/** The guest is still registered for the event, and inside if the category asks for it. */
export const guestMayAsk = ({ eventId, guestId, category }: { eventId: string; guestId: string; category: RequestCategory }) => ({
  ConditionCheck: {
    TableName: tables.guest,
    Key: { id: guestId },
    ConditionExpression:
      'eventId = :eventId AND #state = :registered' +
      (needsCheckIn(category) ? ' AND attribute_exists(checkedInAt) AND attribute_not_exists(checkedOutAt)' : ''),
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':eventId': eventId, ':registered': 'REGISTERED' },
  },
});

/**
 * Takes what the lines need. Items without a limit are not touched: many guests order them at once, and each touch would
 * be in another one's way. Their price and availability were read a moment before.
 */
export const takeLines = (guestId: string, lines: readonly OrderLine[], shelf: Shelf) =>
  lines.flatMap((line) => {
    const limit = shelf.items.get(line.itemId)?.limitPerGuest;
    return [...(line.fromStock ? [takeStock(line)] : []), ...(limit === undefined ? [] : [takeEntitlement(guestId, line, limit)])];
  });

const takeStock = ({ itemId, quantity, unitPriceCents }: OrderLine) => ({
  Update: {
    TableName: tables.catalogItem,
    Key: { id: itemId },
    UpdateExpression: 'SET stock = stock - :quantity',
    ConditionExpression: 'stock >= :quantity AND priceCents = :price AND attribute_not_exists(archivedAt)',
    ExpressionAttributeValues: { ':quantity': quantity, ':price': unitPriceCents },
  },
});

const takeEntitlement = (guestId: string, { itemId, quantity }: OrderLine, limit: number) => ({
  Update: {
    TableName: tables.entitlement,
    Key: { guestId, itemId },
    UpdateExpression: 'ADD taken :quantity',
    ConditionExpression: 'attribute_not_exists(taken) OR taken <= :room',
    ExpressionAttributeValues: { ':quantity': quantity, ':room': limit - quantity },
  },
});

/** Gives back what a line took from the stock; nothing to give back to when the item has no limit any more. */
export const returnStock = ({ itemId, quantity }: OrderLine) => ({
  Update: {
    TableName: tables.catalogItem,
    Key: { id: itemId },
    UpdateExpression: 'SET stock = stock + :quantity',
    ConditionExpression: 'attribute_exists(stock)',
    ExpressionAttributeValues: { ':quantity': quantity },
  },
});

export const returnEntitlement = (guestId: string, { itemId, quantity }: OrderLine) => ({
  Update: {
    TableName: tables.entitlement,
    Key: { guestId, itemId },
    UpdateExpression: 'SET taken = taken - :quantity',
    ConditionExpression: 'taken >= :quantity',
    ExpressionAttributeValues: { ':quantity': quantity },
  },
});

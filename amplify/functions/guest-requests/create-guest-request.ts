import { AppError } from '../../../lib/domain/app-error.ts';
import { eventShardOf, guestIdOf } from '../../../lib/domain/guest-id.ts';
import { urgencyOf } from '../../../lib/domain/guest-request.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { requestIdOf } from '../../../lib/domain/request-id.ts';
import { askingRefusal, orderArea, orderLines, orderRefusal } from '../../../lib/domain/request-order.ts';
import { DEFAULT_CURRENCY } from '../../../lib/domain/service-area.ts';
import { totalCents } from '../../../lib/domain/tab.ts';
import { guestRequestInput, type GuestRequestInput } from '../../../lib/validation/guest-request.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getProfile } from '../people/find-profile.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { takePlace } from './open-requests.ts';
import { type OrderFacts, readOrderFacts } from './order-facts.ts';
import { guestMayAsk, takeLines } from './order-writes.ts';
import { findRequest, type RequestRow } from './request-rows.ts';

/** Orders that met a change between reading and writing look again; each time somebody else got through. */
const MAX_ROUNDS = 12;

/**
 * Takes a guest's request: the request, the stock, the guest's entitlements and one of the guest's places for open
 * requests in one transaction, or nothing at all. The same `clientKey` is the same request, whatever else was sent with
 * it and whatever was sold or ended since.
 */
export const createGuestRequest = async (event: FieldEvent): Promise<RequestRow> => {
  const eventId = eventIdOf(event);
  const caller = callerOf(event);
  const input = parseInput(guestRequestInput, event.arguments);
  const { email } = await getProfile(caller);
  const id = requestIdOf(guestIdOf(eventId, email), input.clientKey);
  try {
    return await takeRequest({ id, eventId, email, sub: caller.sub, input });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The same request may have been made by another call while this one looked: what is gone now went to it.
    const made = await findRequest(id);
    if (made) return made;
    throw error;
  }
};

type NewRequest = { id: string; eventId: string; email: string; sub: string; input: GuestRequestInput };

const takeRequest = async (wanted: NewRequest): Promise<RequestRow> => {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const facts = await readOrderFacts(
      wanted,
      wanted.input.items.map(({ itemId }) => itemId),
    );
    if (facts.existing) return facts.existing;
    const request = requestRow(wanted, facts, new Date());
    const failed = await transact([
      { Put: { TableName: tables.guestRequest, Item: request, ConditionExpression: 'attribute_not_exists(id)' } },
      guestMayAsk(request),
      await takePlace(request.guestId, request.id, facts.open),
      ...takeLines(request.guestId, request.lines, facts.shelf),
    ]);
    if (failed.size > 0) continue;
    logger.info('Requested', { eventId: request.eventId, requestId: request.id, guestId: request.guestId, area: request.area });
    return request;
  }
  throw new AppError('CONFLICT', `The order at ${wanted.eventId} met changes ${MAX_ROUNDS} times.`);
};

/** The row to write; AppError with the reason when these facts do not allow it. */
const requestRow = ({ id, eventId, sub, input }: NewRequest, { event, guest, shelf }: OrderFacts, now: Date): RequestRow => {
  const { category, items, location, note } = input;
  const code = askingRefusal(event, guest, category, now);
  if (code || !event || !guest) throw new AppError(code ?? 'EVENT_NOT_FOUND', `Requests at ${eventId} are refused.`);
  const order = { eventId, category, items, note };
  const refusal = orderRefusal(order, shelf, now);
  if (refusal) throw new AppError(refusal.code, `The order at ${eventId} is refused.`, { issues: refusal.issues });

  const lines = orderLines(order, shelf);
  const at = now.toISOString();
  const guestName = `${guest.givenName} ${guest.familyName}`;
  return {
    __typename: 'GuestRequest',
    id,
    eventId,
    guestId: guest.id,
    sub,
    guestName,
    category,
    urgency: urgencyOf(category),
    state: 'OPEN',
    area: orderArea(order, shelf),
    activeShard: eventShardOf(eventId, id, indexShards(event.shards)),
    lines,
    totalCents: totalCents(lines),
    currency: event.currency ?? DEFAULT_CURRENCY,
    location,
    note,
    version: 1,
    history: [{ step: 'CREATED', at, by: sub, byName: guestName }],
    createdAt: at,
    updatedAt: at,
  };
};

import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { DEFAULT_CURRENCY } from '../../../lib/domain/service-area.ts';
import { eventInput } from '../../../lib/validation/event.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import type { EventRow } from '../runtime/rows.ts';
import { readCounters } from '../seating/seat-counter.ts';
import { seatPoolOf } from '../seating/seat-pool.ts';
import { settleWaitlist } from '../seating/settle-waitlist.ts';
import { syncQuotas } from '../seating/sync-quotas.ts';
import { getEvent, managedEvent } from './event-view.ts';
import { organizerOf } from './organizer.ts';
import { writeEvent } from './write-event.ts';

const argumentsInput = z.object({ input: eventInput, version: z.number().int().min(1) });

/**
 * Changes the event that was seen in this version; VERSION_CONFLICT otherwise. More seats go to those who wait, first come
 * first served; the Guest stream goes on when the line is long. Fewer seats than are taken, and another currency, are
 * INVALID_INPUT.
 */
export const updateEvent = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { input, version } = parseInput(argumentsInput, fieldEvent.arguments);
  const before = await getEvent(fieldEvent.arguments['eventId']);
  if (before.version !== version) throw new AppError('VERSION_CONFLICT', `The event ${before.id} is at ${before.version}.`);
  const { currency, ...changes } = input;
  assertSameCurrency(before, currency);
  if (input.capacity < before.capacity) await assertSeatsFit(before, input.capacity);

  // The description is named, so that clearing it removes it.
  const event = await writeEvent(before, { ...changes, description: input.description });
  await syncQuotas(seatPoolOf(event), { version: event.version, capacityChanged: event.capacity !== before.capacity });
  await settleWaitlist(event);
  logger.info('Event changed', { eventId: event.id, version: event.version, sub: organizer.sub });
  return managedEvent(event);
};

/** Prices, tabs and receipts are in it. */
const assertSameCurrency = (event: EventRow, wanted: string | undefined): void => {
  const { currency = DEFAULT_CURRENCY } = event;
  if (wanted === undefined || wanted === currency) return;
  const message = `The currency of an event stays what it was: ${currency}.`;
  throw new AppError('INVALID_INPUT', 'currency', { issues: [{ path: 'input.currency', message }] });
};

const assertSeatsFit = async (event: EventRow, capacity: number): Promise<void> => {
  const taken = (await readCounters(seatPoolOf(event))).reduce((sum, { used }) => sum + used, 0);
  if (capacity >= taken) return;
  const message = `${taken} guests have a seat already, so it cannot be fewer.`;
  throw new AppError('INVALID_INPUT', 'capacity', { issues: [{ path: 'input.capacity', message }] });
};

import { AppError } from '../../../lib/domain/app-error.ts';
import { reportOf } from '../../../lib/domain/request-report.ts';
import { DEFAULT_CURRENCY } from '../../../lib/domain/service-area.ts';
import { eventIdInput } from '../../../lib/validation/check-in.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { Schema } from '../../data/schema.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { findEvent } from '../runtime/rows.ts';
import { readTotals } from '../stream-totals/read-totals.ts';

/** The numbers of an event as the stream has counted them so far. Reads its rows of totals, never its requests. */
export const getRequestStats = async (fieldEvent: FieldEvent): Promise<Schema['RequestStats']['type']> => {
  organizerOf(fieldEvent);
  const eventId = parseInput(eventIdInput, fieldEvent.arguments['eventId']);
  const [event, { rows, countedAt }] = await Promise.all([findEvent(eventId), readTotals(eventId)]);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);
  const { areas, items, payments } = reportOf(rows);
  return {
    eventId,
    currency: event.currency ?? DEFAULT_CURRENCY,
    areas,
    items,
    payments: payments.map(({ method, ...payment }) => ({ ...payment, method: method as Schema['PaymentMethod']['type'] | undefined })),
    countedAt,
  };
};

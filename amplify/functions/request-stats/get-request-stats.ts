import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { reportOf, type TotalsRow } from '../../../lib/domain/request-report.ts';
import { DEFAULT_CURRENCY } from '../../../lib/domain/service-area.ts';
import { eventIdInput } from '../../../lib/validation/check-in.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { Schema } from '../../data/schema.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { findEvent, tables } from '../runtime/rows.ts';

type StoredRow = { pk: string; sk: string; name?: string; countedAt: string; [counter: string]: unknown };

/** The numbers of an event as the stream has counted them so far. Reads its rows of totals, never its requests. */
export const getRequestStats = async (fieldEvent: FieldEvent): Promise<Schema['RequestStats']['type']> => {
  organizerOf(fieldEvent);
  const eventId = parseInput(eventIdInput, fieldEvent.arguments['eventId']);
  const [event, rows] = await Promise.all([findEvent(eventId), findTotals(eventId)]);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);
  const { areas, items, payments } = reportOf(rows.map(totalsRow));
  return {
    eventId,
    currency: event.currency ?? DEFAULT_CURRENCY,
    areas,
    items,
    payments: payments.map(({ method, ...payment }) => ({ ...payment, method: method as Schema['PaymentMethod']['type'] | undefined })),
    countedAt: rows
      .map(({ countedAt }) => countedAt)
      .sort()
      .at(-1),
  };
};

/** One row for each area and item: a page or two at most. */
const findTotals = async (eventId: string): Promise<StoredRow[]> => {
  const rows: StoredRow[] = [];
  let position: Record<string, unknown> | undefined;
  do {
    const { Items, LastEvaluatedKey } = await dynamodb.send(
      new QueryCommand({
        TableName: tables.stats,
        KeyConditionExpression: 'pk = :event',
        ExpressionAttributeValues: { ':event': eventId },
        ConsistentRead: true,
        ExclusiveStartKey: position,
      }),
    );
    rows.push(...((Items ?? []) as StoredRow[]));
    position = LastEvaluatedKey;
  } while (position);
  return rows;
};

const totalsRow = ({ sk, name, ...attributes }: StoredRow): TotalsRow => ({
  key: sk,
  name,
  counters: new Map(Object.entries(attributes).filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
});

import { createHash, randomBytes } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { seatShards } from '../../../lib/domain/capacity.ts';
import { EVENT_ID_BYTES, eventIdFrom } from '../../../lib/domain/event-id.ts';
import { DEFAULT_CURRENCY, HELP_DESK } from '../../../lib/domain/service-area.ts';
import { eventInput } from '../../../lib/validation/event.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { idempotencyKey } from '../../../lib/validation/registration.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { logger } from '../runtime/logger.ts';
import { type EventRow, findEvent, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { managedEvent } from './event-view.ts';
import { organizerOf } from './organizer.ts';

const argumentsInput = z.object({ input: eventInput, idempotencyKey });

/** For so long a repeated call finds the event of the first. */
const REMEMBERED_SECONDS = 7 * 24 * 60 * 60;
/** Five random bytes meet an event that exists about never; once more is plenty. */
const MAX_ATTEMPTS = 5;

/** Creates a draft. The same key again, by the same organizer, gives the event of the first call, whatever the input says. */
export const createEvent = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { input, idempotencyKey: key } = parseInput(argumentsInput, fieldEvent.arguments);
  const record = `created#${createHash('sha256').update(`${organizer.sub}\n${key}`).digest('base64url')}`;

  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const before = await findCreated(record);
    if (before) return managedEvent(before);
    const now = new Date();
    const event: EventRow & { __typename: string } = {
      __typename: 'Event',
      id: eventIdFrom(randomBytes(EVENT_ID_BYTES)),
      ...input,
      currency: input.currency ?? DEFAULT_CURRENCY,
      serviceAreas: [HELP_DESK],
      shards: seatShards(input.capacity),
      kind: 'EVENT',
      state: 'DRAFT',
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    };
    const failed = await transact([
      { Put: { TableName: tables.event, Item: event, ConditionExpression: 'attribute_not_exists(id)' } },
      {
        Put: {
          TableName: tables.seat,
          Item: { pk: record, eventId: event.id, expiresAt: Math.floor(now.getTime() / 1000) + REMEMBERED_SECONDS },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
    ]);
    if (failed.size > 0) continue;
    logger.info('Event created', { eventId: event.id, sub: organizer.sub });
    return managedEvent(event);
  }
  throw new AppError('CONFLICT', 'No free event id was found.');
};

const findCreated = async (record: string): Promise<EventRow | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.seat, Key: { pk: record }, ConsistentRead: true }));
  return Item ? findEvent(String(Item['eventId'])) : undefined;
};

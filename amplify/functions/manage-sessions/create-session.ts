import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { seatShards } from '../../../lib/domain/capacity.ts';
import { isReservable } from '../../../lib/domain/session.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { idempotencyKey } from '../../../lib/validation/registration.ts';
import { type SessionInput, sessionInput } from '../../../lib/validation/session.ts';
import { getEvent } from '../manage-event/event-view.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { keyedId } from '../runtime/keyed-id.ts';
import { logger } from '../runtime/logger.ts';
import { findSession, type SessionRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { callUpDue } from './call-up-due.ts';
import { UNCOUNTED_SHARDS } from './session-changes.ts';
import { countNewSession } from './session-count.ts';
import { sessionDetails } from './session-details.ts';

const argumentsInput = z.object({ input: sessionInput, idempotencyKey });

/**
 * Adds a session. The same key again, by the same organizer, gives the session of the first call as it is now, whatever the
 * input says. AppErrors: EVENT_NOT_FOUND, SESSIONS_FULL.
 */
export const createSession = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { input, idempotencyKey: key } = parseInput(argumentsInput, fieldEvent.arguments);
  const event = await getEvent(fieldEvent.arguments['eventId']);
  const id = keyedId(event.id, organizer.sub, key);
  const before = await findSession(id);
  if (before) return sessionDetails(before);

  const session = newSession({ id, eventId: event.id, input, now: new Date() });
  const failed = await transact([
    { Put: { TableName: tables.session, Item: session, ConditionExpression: 'attribute_not_exists(id)' } },
    countNewSession(event.id),
  ]);
  if (failed.size === 0) {
    logger.info('Session created', { eventId: event.id, sessionId: id, sub: organizer.sub });
    return sessionDetails(session);
  }
  // The same call at the same time came first.
  const other = failed.has(0) ? await findSession(id) : undefined;
  if (other) return sessionDetails(other);
  throw new AppError('SESSIONS_FULL', `The event ${event.id} has as many sessions as it may have.`);
};

const newSession = ({ id, eventId, input, now }: { id: string; eventId: string; input: SessionInput; now: Date }) => {
  const session: SessionRow & { __typename: string } = {
    __typename: 'Session',
    id,
    eventId,
    ...input,
    state: 'SCHEDULED',
    shards: UNCOUNTED_SHARDS,
    fill: 'OPEN',
    version: 1,
    revision: 1,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
  };
  const shards = isReservable(session) ? seatShards(session.capacity) : UNCOUNTED_SHARDS;
  return { ...session, shards, ...callUpDue(session, now) };
};

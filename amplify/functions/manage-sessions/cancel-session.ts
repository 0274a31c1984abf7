import { AppError } from '../../../lib/domain/app-error.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { sessionCancellation } from '../../../lib/validation/session.ts';
import { getEvent } from '../manage-event/event-view.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { logger } from '../runtime/logger.ts';
import type { SessionRow } from '../runtime/rows.ts';
import { getSession } from '../sessions/get-session.ts';
import { callUpDue } from './call-up-due.ts';
import { countCancellation } from './session-count.ts';
import { sessionDetails } from './session-details.ts';
import { writeSession } from './write-session.ts';

/**
 * Cancels a session until it is over, or takes that back until it would start. Doing it again changes nothing. Everyone keeps
 * the place they had: nobody is called while it is cancelled, and all is as it was when it takes place after all.
 * AppErrors: SESSION_NOT_FOUND, VERSION_CONFLICT, SESSION_STARTED when it is too late, SESSIONS_FULL.
 */
export const cancelSession = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { cancelled, reason, version } = parseInput(sessionCancellation, fieldEvent.arguments);
  const event = await getEvent(fieldEvent.arguments['eventId']);
  const before = await getSession(event.id, fieldEvent.arguments['sessionId']);
  const state = cancelled ? 'CANCELLED' : 'SCHEDULED';
  if (before.state === state) return sessionDetails(before);
  if (before.version !== version) throw new AppError('VERSION_CONFLICT', `The session ${before.id} is at ${before.version}.`);
  const now = new Date();
  assertInTime(before, cancelled, now);

  const changes = { state, cancelReason: cancelled ? reason : undefined, revision: before.revision + 1 } as const;
  const session = await writeSession(
    before,
    { ...changes, ...callUpDue({ ...before, ...changes }, now) },
    { along: [countCancellation(event.id, cancelled)] },
  );
  logger.info('Session cancelled or taken back', { eventId: event.id, sessionId: session.id, cancelled, sub: organizer.sub });
  return sessionDetails(session);
};

const assertInTime = ({ id, startsAt, endsAt }: SessionRow, cancelled: boolean, now: Date): void => {
  if (now.getTime() < Date.parse(cancelled ? endsAt : startsAt)) return;
  throw new AppError('SESSION_STARTED', `It is too late for the session ${id}.`);
};

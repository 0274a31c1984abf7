import { AppError } from '../../../lib/domain/app-error.ts';
import { isReservable, seatsReleasedAt } from '../../../lib/domain/session.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import type { SessionRow } from '../runtime/rows.ts';
import { getSession } from '../sessions/get-session.ts';
import type { CallUpSession } from './call-up-row.ts';

/** The session that a member of staff of its event asks for; FORBIDDEN for all others, before anything is looked up. */
export const getSessionAtDesk = async (event: FieldEvent): Promise<SessionRow> => {
  const { id: eventId } = await getEventAtDesk(event);
  return getSession(eventId, event.arguments['sessionId']);
};

/** As above, if its guests may still be called: AppError SESSION_CANCELLED, SESSION_NOT_RESERVABLE or CALL_UP_NOT_OPEN otherwise. */
export const getCallUpAtDesk = async (event: FieldEvent, now: Date): Promise<CallUpSession> => {
  const session = await getSessionAtDesk(event);
  if (session.state === 'CANCELLED') throw new AppError('SESSION_CANCELLED', `The session ${session.id} was cancelled.`);
  if (!isReservable(session)) throw new AppError('SESSION_NOT_RESERVABLE', `The session ${session.id} has no reserved seats.`);
  if (session.seatsReleasedAt !== undefined || now >= seatsReleasedAt(session)) {
    throw new AppError('CALL_UP_NOT_OPEN', `The seats of the session ${session.id} were given away.`);
  }
  return session;
};

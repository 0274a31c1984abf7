import { AppError } from '../../../lib/domain/app-error.ts';
import { sessionIdInput } from '../../../lib/validation/session.ts';
import { findSession, type SessionRow } from '../runtime/rows.ts';

/** The event's session, cancelled or not; AppError SESSION_NOT_FOUND without one, also when it is another event's. */
export const getSession = async (eventId: string, sessionId: unknown): Promise<SessionRow> => {
  const id = sessionIdInput.safeParse(sessionId);
  const session = id.success ? await findSession(id.data) : undefined;
  if (session?.eventId !== eventId) throw new AppError('SESSION_NOT_FOUND', `The event ${eventId} has no such session.`);
  return session;
};

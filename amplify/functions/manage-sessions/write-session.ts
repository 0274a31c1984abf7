import { AppError } from '../../../lib/domain/app-error.ts';
import { type SessionRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { versionedUpdate } from '../runtime/versioned-update.ts';
import { getSession } from '../sessions/get-session.ts';

type Items = Parameters<typeof transact>[0];

/**
 * Writes an organizer's changes to the session as it was seen, with what goes along with them: VERSION_CONFLICT when another
 * organizer changed it since, SESSIONS_FULL when there is no room for it. The call-up and the seats write the same row, but
 * other attributes, and raise no version. Names that are there without a value are removed.
 */
export const writeSession = async (
  seen: SessionRow,
  changes: Partial<SessionRow>,
  { along = [] }: { along?: Items } = {},
): Promise<SessionRow> => {
  const failed = await transact([{ Update: versionedUpdate(tables.session, seen, changes) }, ...along]);
  if (failed.has(0)) throw new AppError('VERSION_CONFLICT', `The session ${seen.id} is past ${seen.version}.`);
  if (failed.size > 0) throw new AppError('SESSIONS_FULL', `The event ${seen.eventId} has as many sessions as it may have.`);
  // A transaction does not answer what it wrote.
  return getSession(seen.eventId, seen.id);
};

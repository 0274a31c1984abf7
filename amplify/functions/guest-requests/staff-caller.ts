import { findProfileRow } from '../runtime/rows.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { STAFF_NAME } from '../../../lib/domain/guest-request.ts';

/** The member of staff who calls, and the name that guests and colleagues read. */
export const staffCaller = async (event: FieldEvent): Promise<{ by: string; byName: string }> => {
  const { sub } = callerOf(event);
  const profile = await findProfileRow(sub);
  return { by: sub, byName: profile?.name ?? STAFF_NAME };
};

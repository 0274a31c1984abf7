import { isReservable } from '../../../lib/domain/session.ts';
import { settleSessionWaitlist } from '../reservations/settle-session-waitlist.ts';
import type { SessionRow } from '../runtime/rows.ts';
import { seatPoolOfSession } from '../seating/seat-pool.ts';
import { syncQuotas } from '../seating/sync-quotas.ts';
import { refreshFill } from './refresh-fill.ts';

/**
 * Brings the counters and the label to what the session says and gives free seats to those who wait. Whoever changed the session does it at
 * once, and its stream again, so that a crash in between leaves nothing undone. Doing it again changes nothing.
 */
export const settleSeats = async (session: SessionRow, { capacityChanged }: { capacityChanged: boolean }): Promise<void> => {
  if (!isReservable(session)) return;
  await syncQuotas(seatPoolOfSession(session), { version: session.version, capacityChanged });
  if (session.state === 'SCHEDULED') await settleSessionWaitlist(session);
  if (capacityChanged) await refreshFill(session.id);
};

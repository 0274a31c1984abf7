import { publishSessionNews } from '../reservations/publish-session-news.ts';
import { logger } from '../runtime/logger.ts';
import { findSession } from '../runtime/rows.ts';
import { settleSeats } from '../sessions/settle-seats.ts';
import { changesSeats, liveNewsOf, type SessionChange } from './session-change.ts';
import { newsOfSession } from './session-news.ts';
import { tellGuests } from './tell-guests.ts';

/** `remaining`: milliseconds that are left to do it. */
type Time = { remaining: () => number; now: Date };

/**
 * Does what follows from a change of a session: screens read it anew, seats fit the capacity, guests with a place are told.
 * Rejects when something of it has to be done again: doing all of it again does no harm. Guests are told also while screens
 * cannot be reached.
 */
export const announceChange = async (change: SessionChange, time: Time): Promise<void> => {
  const live = await Promise.allSettled([publishLive(change, time.now)]);
  await settleAndTell(change, time);
  for (const result of live) if (result.status === 'rejected') throw result.reason;
};

const publishLive = async (change: SessionChange, now: Date): Promise<void> => {
  const kind = liveNewsOf(change);
  const { id, eventId } = change.after;
  if (kind) await publishSessionNews({ eventId, sessionId: id, kind, guestIds: [], at: now.toISOString() });
};

/** News that a later change has overtaken is left to that change. */
const settleAndTell = async (change: SessionChange, { remaining, now }: Time): Promise<void> => {
  const { id, revision, updatedAt, waves } = change.after;
  const news = newsOfSession(change);
  if (!news && !changesSeats(change)) return;
  const session = await findSession(id);
  if (!session) return;
  if (changesSeats(change)) await settleSeats(session, { capacityChanged: change.before?.capacity !== change.after.capacity });
  if (!news) return;
  if (session.revision !== revision) {
    logger.info('Overtaken', { sessionId: id, revision, by: session.revision });
    return;
  }
  await tellGuests(news, { session, changedAt: updatedAt, waves: waves ?? 0, remaining, now });
};

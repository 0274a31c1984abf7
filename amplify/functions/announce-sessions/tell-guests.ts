import { callUpOpensAt } from '../../../lib/domain/session.ts';
import { planTogether } from '../notices/plan-notices.ts';
import { publishSessionNews } from '../reservations/publish-session-news.ts';
import { logger } from '../runtime/logger.ts';
import type { SessionReservationRow, SessionRow } from '../runtime/rows.ts';
import { callBack } from './call-back.ts';
import { findProgress, saveProgress } from './progress.ts';
import type { NewsOfSession } from './session-news.ts';
import { standingGuests } from './standing-guests.ts';

type Telling = {
  session: SessionRow;
  /** When it changed, and waves that were called until then. */
  changedAt: string;
  waves: number;
  /** Milliseconds that are left to do it. */
  remaining: () => number;
  now: Date;
};

/** Whoever takes a place within so long after a change may have looked at a screen from before it; later ones have not. */
const SEEN_AS_IT_WAS_MS = 10_000;
/** A page takes a few seconds at most, also when the tables ask to wait. */
const PAGE_MS = 20_000;

/**
 * Tells everyone who had a place when it happened, each once however often it is called; a page at a time, so that memory does
 * not grow with the room. Guests who were called for a time that is off wait to be called again. Rejects when the time runs
 * out: the stream brings the record again, and the next call goes on where this one stopped.
 */
export const tellGuests = async (news: NewsOfSession, { session, changedAt, waves, remaining, now }: Telling): Promise<void> => {
  const { sessionId, revision } = news.session;
  const until = new Date(Date.parse(changedAt) + SEEN_AS_IT_WAS_MS).toISOString();
  let told = 0;
  for await (const { key, rows, next } of standingGuests(session, await findProgress(news.session))) {
    if (remaining() < PAGE_MS) throw new Error(`Out of time after ${told} guests of ${sessionId}: the rest is told by the next call.`);
    const concerned = rows.filter(({ reservedAt }) => reservedAt <= until);
    // The window may open while a large session is told: who is called from now on is called for the new time.
    if (session.state === 'SCHEDULED' && new Date() < callUpOpensAt(session)) await callBack(rows, { changedAt, waves }, now);
    await planTogether(
      concerned.map(({ guestId }) => ({ ...news, guestId })),
      { key: `${sessionId}.s${revision}.${key}`, now },
    );
    await saveProgress(news.session, next, now);
    await publishTo(concerned, news, now);
    told += concerned.length;
  }
  logger.info('Guests told', { sessionId, revision, kind: news.kind, told });
};

const publishTo = async (rows: readonly SessionReservationRow[], { eventId, session }: NewsOfSession, now: Date): Promise<void> => {
  if (rows.length === 0) return;
  const guestIds = rows.map(({ guestId }) => guestId);
  try {
    await publishSessionNews({ eventId, sessionId: session.sessionId, kind: 'SESSION_CHANGED', guestIds, at: now.toISOString() });
  } catch (error) {
    // The rest is told all the same: open screens ask again by themselves after a while.
    logger.warn('Screens not told', {
      sessionId: session.sessionId,
      guests: rows.length,
      error: error instanceof Error ? error : new Error(String(error)),
    });
  }
};

import { guestReservations } from '../reservations/guest-reservations.ts';
import { publishSessionNews, type SessionNews } from '../reservations/publish-session-news.ts';
import { settleSessionWaitlist } from '../reservations/settle-session-waitlist.ts';
import { inParallel } from '../runtime/in-parallel.ts';
import { logger } from '../runtime/logger.ts';
import { findSession, type SessionRow } from '../runtime/rows.ts';
import { refreshFill } from '../sessions/refresh-fill.ts';
import { changesSeats, concernsLine, freesSeat, liveNewsOf, type ReservationChange } from './reservation-change.ts';
import { tellOfSeats } from './tell-of-seats.ts';

/** Guests that one piece of news names. */
const GUESTS_OF_NEWS = 100;
/** Reads at once, for guests whose seats came free together. */
const READS_AT_ONCE = 8;

/**
 * Does what follows from steps of a session's reservations: free seats go to the line, the label of how full it is follows,
 * guests are told of seats that they got or lost, and screens that something changed. Calling it again does no harm.
 */
export const announceSession = async (sessionId: string, changes: readonly ReservationChange[], now = new Date()): Promise<void> => {
  const session = await findSession(sessionId);
  if (!session) {
    logger.info('Not announced', { sessionId, reason: 'no session' });
    return;
  }
  if (changes.some((change) => freesSeat(change) || concernsLine(change))) await settleSessionWaitlist(session);
  await settleElsewhere(session, changes);
  if (changes.some(changesSeats)) await refreshFill(sessionId);
  await tellOfSeats(session, changes, now);
  for (const news of liveNews(session, changes, now)) await publishSessionNews(news);
};

/** A guest who gave up a seat no longer clashes with the sessions for which they wait: a seat there may be free for them alone. */
const settleElsewhere = async (session: SessionRow, changes: readonly ReservationChange[]): Promise<void> => {
  const guestIds = [...new Set(changes.filter(freesSeat).map(({ after }) => after.guestId))];
  const places = await inParallel(guestIds, READS_AT_ONCE, guestReservations);
  const waitedFor = places.flat().filter(({ state, sessionId }) => state === 'WAITLISTED' && sessionId !== session.id);
  for (const sessionId of new Set(waitedFor.map((place) => place.sessionId))) {
    const other = await findSession(sessionId);
    if (other) await settleSessionWaitlist(other);
  }
};

/** In groups of at most GUESTS_OF_NEWS, by kind, and of those called by when they should come. */
const liveNews = ({ id: sessionId, eventId }: SessionRow, changes: readonly ReservationChange[], now: Date): SessionNews[] => {
  const groups = new Map<string, { kind: SessionNews['kind']; comeBy: string | undefined; guestIds: Set<string> }>();
  for (const change of changes) {
    const kind = liveNewsOf(change);
    if (!kind) continue;
    const comeBy = kind === 'CALLED' ? change.after.comeBy : undefined;
    const key = `${kind} ${comeBy}`;
    const group = groups.get(key) ?? { kind, comeBy, guestIds: new Set() };
    groups.set(key, group);
    group.guestIds.add(change.after.guestId);
  }
  return [...groups.values()].flatMap(({ kind, comeBy, guestIds }) =>
    inGroups([...guestIds], GUESTS_OF_NEWS).map((some) => ({ eventId, sessionId, kind, guestIds: some, at: now.toISOString(), comeBy })),
  );
};

const inGroups = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, group) => items.slice(group * size, (group + 1) * size));

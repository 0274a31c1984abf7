import { holdsSeat, isStanding } from '../../../lib/domain/reservation.ts';
import type { SessionNotice } from '../notices/notice-request.ts';
import { planTogether } from '../notices/plan-notices.ts';
import { logger } from '../runtime/logger.ts';
import { getRows, type SessionReservationRow, type SessionRow, tables } from '../runtime/rows.ts';
import { noticeKindOf, type ReservationChange } from './reservation-change.ts';

/** Tells guests of seats that came free for them or that they lost, each once. What they themselves have undone is not told. */
export const tellOfSeats = async (session: SessionRow, changes: readonly ReservationChange[], now: Date): Promise<void> => {
  const news = changes.flatMap((change) => {
    const kind = noticeKindOf(change);
    return kind ? [{ kind, reservation: change.after }] : [];
  });
  const [first] = news;
  if (!first) return;
  const rows = await getRows<SessionReservationRow>(
    tables.sessionReservation,
    [...new Set(news.map(({ reservation }) => reservation.id))].map((id) => ({ id })),
  );
  const stateOf = new Map(rows.map(({ id, state }) => [id, state]));
  const requests = news.flatMap(({ kind, reservation }): SessionNotice[] => {
    const state = stateOf.get(reservation.id);
    const isStillSo = state !== undefined && (kind === 'SESSION_SEAT_FREED' ? holdsSeat(state) : !isStanding(state));
    if (!isStillSo) {
      logger.info('Overtaken', { reservation: reservation.id, kind, version: reservation.version });
      return [];
    }
    const { id: sessionId, eventId, title, room, startsAt, endsAt, revision } = session;
    const { version: reservationVersion, comeBy, guestId } = reservation;
    const facts = { sessionId, title, room, startsAt, endsAt, revision, reservationVersion };
    return [{ kind, eventId, guestId, session: kind === 'SESSION_SEAT_FREED' ? { ...facts, comeBy } : facts }];
  });
  await planTogether(requests, { key: `${first.reservation.id}.r${first.reservation.version}`, now });
};

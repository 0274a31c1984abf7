import { randomUUID } from 'node:crypto';
import { inDispatches } from '../notices/dispatch.ts';
import type { SessionNotice } from '../notices/notice-request.ts';
import type { NoticeRow } from '../notices/notice-row.ts';
import { noticeRowsOf, putDispatches, putNotice } from '../notices/plan-notices.ts';
import { call } from '../reservations/reservation-steps.ts';
import { logger } from '../runtime/logger.ts';
import { type EventRow, getRows, type GuestRow, type SessionReservationRow, tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { type CallUpSession, type Wave, waveIsOpen } from './call-up-row.ts';

type Item = Parameters<typeof transact>[0][number];
type Call = { guestId: string; step: Item; notices: NoticeRow[] };

/** DynamoDB's limit of a transaction. */
const TRANSACTION_SIZE = 100;

type CallContext = { event: EventRow; session: CallUpSession; wave: Wave; now: Date };

/**
 * Calls those of the reservations whose guests still wait, in order: each guest's step and messages are written together or
 * not at all, and what is sent together goes out after them. Whose place changed meanwhile is left out.
 * @returns how many were called; undefined when the wave was ended meanwhile: paused, replaced, or the session moved.
 */
export const callGuests = async (reservationIds: readonly string[], context: CallContext): Promise<number | undefined> => {
  const { event, session, wave, now } = context;
  const planned = await planCalls(reservationIds, context);
  const { rows, dispatches } = inDispatches(
    planned.flatMap(({ notices }) => notices),
    // Whoever goes on after a crash sends others together: never under the same key.
    { eventId: event.id, key: `${session.id}.${wave.number}.${randomUUID()}`, now },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const calls = planned.map((one) => ({ ...one, notices: one.notices.map((row) => byId.get(row.id) ?? row) }));

  const written = new Set<string>();
  let isOpen = true;
  let called = 0;
  for (const together of inTransactions(calls)) {
    const done = await writeCalls(together, context);
    isOpen = done !== undefined;
    if (!done) break;
    called += done.length;
    for (const { notices } of done) for (const { id } of notices) written.add(id);
  }
  await putDispatches(
    dispatches
      .map((dispatch) => ({ ...dispatch, noticeIds: dispatch.noticeIds.filter((id) => written.has(id)) }))
      .filter(({ noticeIds }) => noticeIds.length > 0),
  );
  return isOpen ? called : undefined;
};

const planCalls = async (reservationIds: readonly string[], context: CallContext): Promise<Call[]> => {
  const { event, wave, now } = context;
  const found = await getRows<SessionReservationRow>(
    tables.sessionReservation,
    reservationIds.map((id) => ({ id })),
  );
  const byId = new Map(found.map((row) => [row.id, row]));
  const waiting = reservationIds.flatMap((id) => {
    const row = byId.get(id);
    // The index may lag behind the table.
    return row?.state === 'RESERVED' && row.callKey <= wave.upTo ? [row] : [];
  });
  const guests = await getRows<GuestRow>(
    tables.guest,
    waiting.map(({ guestId }) => ({ id: guestId })),
  );
  const guestById = new Map(guests.map((guest) => [guest.id, guest]));
  return waiting.flatMap((reservation) => {
    const guest = guestById.get(reservation.guestId);
    if (guest?.state !== 'REGISTERED') {
      logger.info('Not called: the registration has ended', { reservation: reservation.id });
      return [];
    }
    const { row, item } = call(reservation, { wave: wave.number, comeBy: wave.comeBy, now });
    return [{ guestId: guest.id, step: item, notices: noticeRowsOf(noticeOf(row, context), { event, guest, now }) }];
  });
};

const noticeOf = ({ guestId, version }: SessionReservationRow, { session, wave }: CallContext): SessionNotice => {
  const { id: sessionId, eventId, title, room, startsAt, endsAt, revision } = session;
  return {
    ...{ kind: 'SESSION_CALLED', eventId, guestId },
    session: { sessionId, title, room, startsAt, endsAt, revision, reservationVersion: version, comeBy: wave.comeBy },
  };
};

const sizeOf = ({ notices }: Call): number => 1 + notices.length;

/** As many guests as fit, beside the check of the wave. */
const inTransactions = (calls: readonly Call[]): Call[][] => {
  const transactions: Call[][] = [];
  let room = 0;
  for (const one of calls) {
    if (room < sizeOf(one)) {
      transactions.push([]);
      room = TRANSACTION_SIZE - 1;
    }
    transactions.at(-1)?.push(one);
    room -= sizeOf(one);
  }
  return transactions;
};

/** Those who were called; undefined when the wave has ended. */
const writeCalls = async (calls: Call[], { session, wave }: CallContext): Promise<Call[] | undefined> => {
  let left = calls;
  while (left.length > 0) {
    const items: Item[] = [waveIsOpen(session, wave)];
    const positions = left.map((one) => {
      const first = items.push(one.step) - 1;
      return { one, first, notices: one.notices.map((row) => ({ row, at: items.push(putNotice(row)) - 1 })) };
    });
    const failed = await transact(items);
    if (failed.size === 0) return left;
    if (failed.has(0)) return undefined;
    // Fewer every time: without those whose place changed, and without messages that are in the ledger already.
    left = positions
      .filter(({ first }) => !failed.has(first))
      .map(({ one, notices }) => ({ ...one, notices: notices.filter(({ at }) => !failed.has(at)).map(({ row }) => row) }));
  }
  return [];
};

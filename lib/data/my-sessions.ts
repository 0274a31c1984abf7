import type { Schema } from '@/amplify/data/schema';
import type { AppError } from '../domain/app-error.ts';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import { toAppError, unwrap } from './unwrap.ts';

/** A guest's own place in a session or in its line. Of two views of one, the higher `version` is the newer. Times are ISO 8601 in UTC. */
export type Reservation = Defined<Schema['Reservation']['type']>;

/** Something of a session is not as it was. It carries ids alone: what it is has to be read. */
export type SessionNews = Defined<Schema['SessionNews']['type']>;

/**
 * Takes a seat, or a place in line when the session is full; a second call gives the place that exists. AppErrors: NOT_REGISTERED,
 * SESSION_NOT_FOUND, SESSION_CANCELLED, SESSION_NOT_RESERVABLE, RESERVATION_NOT_OPEN, SESSION_STARTED, SESSION_CLASH,
 * TOO_MANY_RESERVATIONS, CONFLICT.
 */
export const reserveSeat = async (eventId: string, sessionId: string): Promise<Reservation> =>
  definedFields(await unwrap(getClient().mutations.reserveSeat({ eventId, sessionId })));

/** Gives the seat or the place in line back. AppErrors: NOT_REGISTERED, SESSION_NOT_FOUND, RESERVATION_NOT_FOUND, CONFLICT. */
export const releaseSeat = async (eventId: string, sessionId: string): Promise<Reservation> =>
  definedFields(await unwrap(getClient().mutations.releaseSeat({ eventId, sessionId })));

/** The caller's places at an event, also those that ended. AppErrors: NOT_REGISTERED. */
export const listMyReservations = async (eventId: string): Promise<Reservation[]> =>
  (await unwrap(getClient().queries.listMyReservations({ eventId }))).map(definedFields);

type Watcher = { onNews: (news: SessionNews) => void; onError: (error: AppError) => void };

/** What concerns a guest's own places from now on. The result ends the subscription. */
export const watchMySessions = (eventId: string, guestId: string, { onNews, onError }: Watcher): (() => void) => {
  const subscription = getClient()
    .subscriptions.onMySessionNews({ eventId, guestId })
    .subscribe({
      next: (wire) => wire && onNews(definedFields(wire)),
      error: (thrown: unknown) => onError(toAppError(thrown)),
    });
  return () => subscription.unsubscribe();
};

import type { AgendaSession } from '../../../lib/data/agenda.ts';
import type { Reservation } from '../../../lib/data/my-sessions.ts';

export const EVENT = 'ABCD2345';
export const NOW = new Date('2027-06-02T09:00:00.000Z');

/** A reservable session of an hour, an hour after NOW. */
export const aSession = (session: Partial<AgendaSession> = {}): AgendaSession => ({
  id: 'S1',
  title: 'Queues that do not hurt',
  speakers: ['Ada Lovelace'],
  room: 'Room 2',
  startsAt: '2027-06-02T10:00:00.000Z',
  endsAt: '2027-06-02T11:00:00.000Z',
  state: 'SCHEDULED',
  capacity: 40,
  reservationOpensAt: '2027-06-01T10:00:00.000Z',
  fill: 'OPEN',
  revision: 1,
  ...session,
});

export const aPlace = (place: Partial<Reservation> = {}): Reservation => ({
  id: `${place.sessionId ?? 'S1'}.G1`,
  eventId: EVENT,
  sessionId: 'S1',
  guestId: 'G1',
  state: 'RESERVED',
  version: 1,
  reservedAt: '2027-06-01T12:00:00.000Z',
  ...place,
});

import { type CheckInDirection, type CheckInOutcome, type GuestAtGate, ticketDenial, verdictOn } from './check-in.ts';
import type { ReservationState } from './reservation.ts';
import { callUpOpensAt, isReservable, seatsReleasedAt, type SessionState, type SessionTimes } from './session.ts';

/** Why a guest is not let into a session: the ticket, the session, the guest's place, or the room. */
export type DoorDenial =
  | 'UNKNOWN_TICKET'
  | 'WRONG_EVENT'
  | 'REVOKED'
  | 'CANCELLED'
  | 'WAITLISTED'
  | 'NOT_OPEN'
  | 'NOT_RESERVED'
  | 'NOT_CALLED'
  | 'EXPIRED'
  | 'FULL'
  | 'SESSION_CANCELLED'
  | 'SESSION_OVER';

/** How long before its start a session without reservations lets people in. */
export const OPEN_DOOR_MINUTES = 30;

const MINUTE_MS = 60_000;

/**
 * What the verdict has written, if anything: ADMIT lets in a guest with a seat, WALK_IN one without, who takes a free seat
 * where the session counts seats; REENTER and LEAVE are about a guest who was in before.
 */
export type DoorStep = 'ADMIT' | 'WALK_IN' | 'REENTER' | 'LEAVE';

export type DoorVerdict = {
  outcome: Exclude<CheckInOutcome, 'REPEATED'>;
  reason?: DoorDenial | undefined;
  step?: DoorStep | undefined;
  /** From when this guest is let in, or may be called, ISO 8601; of NOT_OPEN and NOT_CALLED. */
  opensAt?: string | undefined;
};

export type SessionAtDoor = SessionTimes & {
  state: SessionState;
  capacity?: number | undefined;
  reservationOpensAt?: string | undefined;
  /** When the seats of those who had not come were given to the line. */
  seatsReleasedAt?: string | undefined;
};

export type PlaceAtDoor = { state: ReservationState; leftAt?: string | undefined };

export type DoorScan = {
  eventId: string;
  /** Undefined when staff admit by hand, without a ticket. */
  ticket?: string | undefined;
  direction: CheckInDirection;
  /** Staff let in whoever is not called, has no seat or came too late, while there is room. */
  override: boolean;
};

/** What the door knows of a guest's place and of the room, all read at this moment. */
export type DoorFacts = {
  event: { state: string };
  session: SessionAtDoor;
  guest: GuestAtGate | undefined;
  place: PlaceAtDoor | undefined;
  /** People in the room now. */
  inside: number;
  /** Whether a seat is free for someone without one. Looked at only where `seeksSeat` says so. */
  hasFreeSeat: boolean;
  /** Whether somebody waits in line for a seat. As above. */
  hasLine: boolean;
};

/** Whether a guest with this place would take a seat from those that are free. */
export const seeksSeat = (session: SessionAtDoor, place: PlaceAtDoor | undefined, direction: CheckInDirection): boolean =>
  direction === 'ENTRY' && isReservable(session) && !holdsSeatHere(place);

const holdsSeatHere = (place: PlaceAtDoor | undefined): boolean =>
  place?.state === 'RESERVED' || place?.state === 'CALLED' || place?.state === 'ADMITTED';

/** Why the ticket itself lets nobody in, or its guest is not one of the event's; undefined when both are fine. */
export const admissionDenial = (guest: GuestAtGate | undefined, { eventId, ticket, direction }: DoorScan): DoorDenial | undefined => {
  const unread = ticket === undefined ? undefined : ticketDenial(ticket, eventId);
  if (unread) return unread;
  // Whether the guest came through the event's entrance is not asked here: a ticket is enough.
  const atGate = guest && { ...guest, checkedInAt: undefined, checkedOutAt: undefined };
  const { reason } = verdictOn(atGate, { eventId, ticket, scanId: '', direction: 'ENTRY' });
  // Nobody is kept in for having lost the registration.
  if (direction === 'EXIT' && (reason === 'CANCELLED' || reason === 'WAITLISTED')) return undefined;
  return reason;
};

const denied = (reason: DoorDenial, opensAt?: Date): DoorVerdict => ({
  outcome: 'DENIED',
  reason,
  ...(opensAt && { opensAt: opensAt.toISOString() }),
});

const admitted = (step: DoorStep): DoorVerdict => ({ outcome: 'ADMITTED', step });

/**
 * The verdict on a scan at a session's door: what the guest is told, and which step is to be written with it.
 *
 * An exit lets out who is in; of anyone else it changes nothing and is a DUPLICATE. An entry looks at the ticket first,
 * then at the session, then at the guest's place. Nobody comes into a room that is as full as it may be, not even with a
 * seat or by staff's hand: capacity is what the room holds.
 */
export const doorVerdict = (facts: DoorFacts, scan: DoorScan, now: Date): DoorVerdict => {
  const denial = admissionDenial(facts.guest, scan);
  if (denial) return denied(denial);
  const { session, place, event } = facts;
  const isIn = place?.state === 'ADMITTED' && place.leftAt === undefined;
  if (scan.direction === 'EXIT') return isIn ? admitted('LEAVE') : { outcome: 'DUPLICATE' };

  const closed = closedVerdict(session, event, now);
  if (closed) return closed;
  if (isIn) return { outcome: 'DUPLICATE' };
  const verdict = isReservable(session) ? seatVerdict(facts, scan.override, now) : openVerdict(session, place, scan.override, now);
  const isRoomFull = session.capacity !== undefined && facts.inside >= session.capacity;
  return verdict.outcome === 'ADMITTED' && isRoomFull ? denied('FULL') : verdict;
};

/** The session lets nobody in any more, or its event does not take place. */
const closedVerdict = (session: SessionAtDoor, event: DoorFacts['event'], now: Date): DoorVerdict | undefined => {
  if (session.state === 'CANCELLED' || event.state === 'CANCELLED') return denied('SESSION_CANCELLED');
  if (now.getTime() >= Date.parse(session.endsAt)) return denied('SESSION_OVER');
  return event.state === 'PUBLISHED' ? undefined : denied('NOT_OPEN');
};

/** A session without reservations: whoever has a ticket, from half an hour before the start. */
const openVerdict = (session: SessionAtDoor, place: PlaceAtDoor | undefined, override: boolean, now: Date): DoorVerdict => {
  if (place?.state === 'ADMITTED') return admitted('REENTER');
  const opensAt = new Date(Date.parse(session.startsAt) - OPEN_DOOR_MINUTES * MINUTE_MS);
  if (now < opensAt && !override) return denied('NOT_OPEN', opensAt);
  // Of the time when its seats were reserved.
  return admitted(place?.state === 'RESERVED' || place?.state === 'CALLED' ? 'ADMIT' : 'WALK_IN');
};

/** A session whose seats are reserved. */
const seatVerdict = (facts: DoorFacts, override: boolean, now: Date): DoorVerdict => {
  const { session, place, hasFreeSeat } = facts;
  const callsFrom = callUpOpensAt(session);
  switch (place?.state) {
    case 'ADMITTED':
      return admitted('REENTER');
    case 'CALLED':
      return admitted('ADMIT');
    case 'RESERVED':
      // After the release nobody is called any more: whoever still has the seat, has it.
      if (override || now >= seatsReleasedAt(session)) return admitted('ADMIT');
      return denied('NOT_CALLED', now < callsFrom ? callsFrom : undefined);
    case 'WAITLISTED':
      if (!override && !isLineServed(session, now)) return denied('WAITLISTED');
      return hasFreeSeat ? admitted('WALK_IN') : denied(override ? 'FULL' : 'WAITLISTED');
    case 'FORFEITED':
      if (hasFreeSeat && (override || !isLineFirst(facts, now))) return admitted('WALK_IN');
      return denied(override ? 'FULL' : 'EXPIRED');
    case 'RELEASED':
    case undefined:
      if (!override && now < callsFrom) return denied('NOT_RESERVED');
      if (!override && isLineFirst(facts, now)) return denied('FULL');
      return hasFreeSeat ? admitted('WALK_IN') : denied('FULL');
  }
};

/** The seats of the absent went to the line: what is free now is for whoever stands at the door. */
const isLineServed = (session: SessionAtDoor, now: Date): boolean =>
  session.seatsReleasedAt !== undefined || now.getTime() >= Date.parse(session.startsAt);

const isLineFirst = ({ session, hasLine }: DoorFacts, now: Date): boolean => hasLine && !isLineServed(session, now);

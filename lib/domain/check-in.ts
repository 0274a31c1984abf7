import { splitTicket } from './ticket-text.ts';

/**
 * The rules of the gate. AppSync's JavaScript runs them too, so: no regular expressions, no throw, no classes, no
 * functions passed around, and dates as milliseconds since 1970 that the caller computes.
 */

export type CheckInOutcome = 'ADMITTED' | 'REPEATED' | 'DUPLICATE' | 'DENIED';
export type CheckInDenial = 'UNKNOWN_TICKET' | 'WRONG_EVENT' | 'REVOKED' | 'CANCELLED' | 'WAITLISTED' | 'NOT_OPEN';
export type CheckInDirection = 'ENTRY' | 'EXIT';

/** Limits of what a device sends. */
export const SCAN_LIMITS = {
  scanIdLength: 64,
  gateLength: 60,
  reasonLength: 200,
  /** A ticket has 134 characters; anything else a camera may read is cut off well above that. */
  ticketLength: 500,
  /** A device's clock may run ahead by this much. */
  clockAheadMs: 5 * 60 * 1000,
  /** A scan made offline is taken this long afterwards. */
  uploadWithinMs: 14 * 24 * 60 * 60 * 1000,
} as const;

/** Guests still come in this long after the event's planned end: events run late. */
export const ENTRY_GRACE_MS = 12 * 60 * 60 * 1000;

/** Whether a gate lets people in at `atMs`. An exit is always open. */
export const isGateOpen = (
  event: { state: string; checkInOpensAtMs: number; endsAtMs: number },
  direction: CheckInDirection,
  atMs: number,
): boolean => {
  if (direction === 'EXIT') return true;
  return event.state === 'PUBLISHED' && atMs >= event.checkInOpensAtMs && atMs < event.endsAtMs + ENTRY_GRACE_MS;
};

/** What can be said of a ticket's text without asking for the guest. */
export const ticketDenial = (ticket: string, eventId: string): CheckInDenial | undefined => {
  const parts = splitTicket(ticket);
  if (!parts) return 'UNKNOWN_TICKET';
  return parts.eventId === eventId ? undefined : 'WRONG_EVENT';
};

/** A guest as the gate sees it. */
export type GuestAtGate = {
  eventId: string;
  state: string;
  ticket?: string | null | undefined;
  ticketRevision: number;
  checkedInAt?: string | null | undefined;
  checkedInScanId?: string | null | undefined;
  checkedOutAt?: string | null | undefined;
  checkedOutScanId?: string | null | undefined;
};

export type Verdict = { outcome: CheckInOutcome; reason?: CheckInDenial | undefined };

const isInside = (guest: GuestAtGate): boolean => !!guest.checkedInAt && !guest.checkedOutAt;

/** Whether one whole number is greater than another, both in digits: the longer is, and text order decides among equals. */
const isAfter = (one: string, other: string): boolean => (one.length === other.length ? one > other : one.length > other.length);

/** Why this text is not the guest's valid ticket. A revision the guest once had is REVOKED; one never issued is unknown. */
const ticketMismatch = (guest: GuestAtGate, ticket: string): CheckInDenial | undefined => {
  if (guest.ticket === ticket) return undefined;
  const parts = splitTicket(ticket);
  if (!parts) return 'UNKNOWN_TICKET';
  const { revision } = parts;
  const isCurrent = revision === `${guest.ticketRevision}` && guest.state === 'REGISTERED';
  if (isCurrent || isAfter(revision, `${guest.ticketRevision}`)) return 'UNKNOWN_TICKET';
  return guest.state === 'REGISTERED' ? 'REVOKED' : undefined;
};

/**
 * The verdict on a scan, given the guest as stored. The server asks it after the conditional write failed, a kiosk
 * without a network asks it with what it remembers.
 *
 * An entry admits who is registered and not inside. An exit lets out who is inside. A scan that finds its own mark on the
 * guest was admitted before its answer was stored, and is admitted again. An exit of someone who is not inside changes
 * nothing and is a DUPLICATE.
 * @param ticket - undefined when staff admit by hand, without a ticket.
 */
export const verdictOn = (
  guest: GuestAtGate | undefined,
  scan: { eventId: string; ticket?: string | undefined; scanId: string; direction: CheckInDirection },
): Verdict => {
  if (!guest || guest.eventId !== scan.eventId) return { outcome: 'DENIED', reason: 'UNKNOWN_TICKET' };
  if (scan.ticket !== undefined) {
    const mismatch = ticketMismatch(guest, scan.ticket);
    if (mismatch) return { outcome: 'DENIED', reason: mismatch };
  }
  if (guest.state === 'CANCELLED') return { outcome: 'DENIED', reason: 'CANCELLED' };
  if (guest.state === 'WAITLISTED') return { outcome: 'DENIED', reason: 'WAITLISTED' };
  if (scan.direction === 'EXIT') {
    return { outcome: isInside(guest) || guest.checkedOutScanId === scan.scanId ? 'ADMITTED' : 'DUPLICATE' };
  }
  return { outcome: !isInside(guest) || guest.checkedInScanId === scan.scanId ? 'ADMITTED' : 'DUPLICATE' };
};

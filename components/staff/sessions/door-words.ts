import type { DoorScan } from '@/lib/data/session-board';
import type { State } from '../check-in-words';

/** Why someone was not let in, as staff read it. */
export const DOOR_DENIAL_WORDS: Record<NonNullable<DoorScan['reason']>, string> = {
  UNKNOWN_TICKET: 'Unknown ticket',
  WRONG_EVENT: 'Ticket of another event',
  REVOKED: 'Old ticket; a newer one was sent',
  CANCELLED: 'Registration cancelled',
  WAITLISTED: 'In line for a seat',
  NOT_OPEN: 'The door is not open yet',
  NOT_RESERVED: 'No seat reserved',
  NOT_CALLED: 'Not called yet',
  EXPIRED: 'Came too late; the seat was given away',
  FULL: 'The room is full',
  SESSION_CANCELLED: 'The session was cancelled',
  SESSION_OVER: 'The session is over',
};

/** A scan's outcome in a word. */
export const doorScanState = ({ outcome, repeatedOutcome, direction }: DoorScan): State => {
  const first = outcome === 'REPEATED' ? repeatedOutcome : outcome;
  const isExit = direction === 'EXIT';
  if (first === 'ADMITTED') return { label: isExit ? 'Left' : 'Admitted', tone: 'success' };
  if (first === 'DUPLICATE') return { label: isExit ? 'Was not in' : 'Already in', tone: 'warning' };
  return { label: 'Refused', tone: 'error' };
};

import type { CheckIn } from '@/lib/data/check-ins';
import type { GuestSummary } from '@/lib/data/guests';

type Tone = 'neutral' | 'lamp' | 'success' | 'warning' | 'error';
export type State = { label: string; tone: Tone };

export const DENIAL_WORDS: Record<NonNullable<CheckIn['reason']>, string> = {
  UNKNOWN_TICKET: 'Unknown ticket',
  WRONG_EVENT: 'Ticket of another event',
  REVOKED: 'Old ticket; a newer one was sent',
  CANCELLED: 'Registration cancelled',
  WAITLISTED: 'On the waiting list',
  NOT_OPEN: 'Check-in not open',
};

export const nameOf = (person: { givenName: string; familyName: string }): string => `${person.givenName} ${person.familyName}`.trim();

/** A guest's state in a word. */
export const guestState = (guest: GuestSummary): State => {
  if (guest.state === 'CANCELLED') return { label: 'Cancelled', tone: 'error' };
  if (guest.state === 'WAITLISTED') return { label: 'Waiting list', tone: 'warning' };
  if (guest.checkedOutAt) return { label: 'Left', tone: 'neutral' };
  return guest.checkedInAt ? { label: 'Checked in', tone: 'success' } : { label: 'Registered', tone: 'neutral' };
};

/** A scan's outcome in a word, as the log of arrivals shows it. */
export const scanState = (checkIn: CheckIn): State => {
  if (checkIn.undoneAt) return { label: 'Undone', tone: 'neutral' };
  const outcome = checkIn.outcome === 'REPEATED' ? checkIn.repeatedOutcome : checkIn.outcome;
  if (outcome === 'ADMITTED') return { label: checkIn.direction === 'EXIT' ? 'Left' : 'Admitted', tone: 'success' };
  return outcome === 'DUPLICATE' ? { label: 'Already in', tone: 'warning' } : { label: 'Refused', tone: 'error' };
};

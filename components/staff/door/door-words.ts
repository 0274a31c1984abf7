import { formatTime } from '@/components/event/format-time';
import { outcomeOf, type DoorAnswer, type DoorShown } from '@/lib/domain/door-state';
import { APP_ERRORS } from '@/lib/domain/app-error';
import { nameOf } from '../check-in-words';

export type DoorTone = 'good' | 'note' | 'bad' | 'off' | 'calm';

/** What staff read at arm's length: the verdict in a word or two, whom it is about, and what to do. */
export type DoorWords = { tone: DoorTone; title: string; text?: string | undefined; hint?: string | undefined };

type Reason = NonNullable<DoorAnswer['reason']>;

const REFUSALS: Record<Reason, { title: string; hint: string }> = {
  UNKNOWN_TICKET: { title: 'Unknown ticket', hint: 'Find the guest by name, or send them to the check-in desk.' },
  WRONG_EVENT: { title: 'Other event', hint: 'Ask for the ticket of this event.' },
  REVOKED: { title: 'Old ticket', hint: 'Ask for the newest e-mail, or find the guest by name.' },
  CANCELLED: { title: 'Not registered', hint: 'The registration was cancelled. Send the guest to the check-in desk.' },
  WAITLISTED: { title: 'In line', hint: 'Has no seat yet. Free seats go to the line first.' },
  NOT_OPEN: { title: 'Not open yet', hint: 'Ask the guest to come back shortly before the start.' },
  NOT_RESERVED: { title: 'No seat', hint: 'Nothing is reserved. Free seats are given when guests are called.' },
  NOT_CALLED: { title: 'Not called yet', hint: 'Has a seat. Ask the guest to wait for our message.' },
  EXPIRED: { title: 'Too late', hint: 'The seat was given away, and none is free.' },
  FULL: { title: 'Full', hint: 'No seat is free. Nobody can come in until someone leaves.' },
  SESSION_CANCELLED: { title: 'Cancelled', hint: 'This session does not take place.' },
  SESSION_OVER: { title: 'It is over', hint: 'This session has ended.' },
};

/** Reasons that staff may overrule while there is room. */
const OVERRULED: readonly Reason[] = ['NOT_OPEN', 'NOT_RESERVED', 'NOT_CALLED', 'WAITLISTED', 'EXPIRED'];

/** The guest that staff may let in all the same; undefined when they may not. */
export const overrulableGuest = (answer: DoorAnswer): { guestId: string; name: string } | undefined => {
  const { guest, reason, direction } = answer;
  if (direction === 'EXIT' || outcomeOf(answer) !== 'DENIED' || !guest || !reason || !OVERRULED.includes(reason)) return undefined;
  return { guestId: guest.guestId, name: nameOf(guest) };
};

/** Why a guest was refused, in a sentence, for whoever is about to overrule it. */
export const overruleWords = (reason: DoorAnswer['reason']): string => (reason ? REFUSALS[reason].hint : '');

export const answerWords = (answer: DoorAnswer, timeZone: string): DoorWords => {
  const { guest, direction, reason, isWalkIn, firstAdmittedAt, firstGate, opensAt } = answer;
  const name = guest ? nameOf(guest) : undefined;
  const isExit = direction === 'EXIT';
  switch (outcomeOf(answer)) {
    case 'ADMITTED':
      if (isExit) return { tone: 'good', title: 'Out', text: name };
      return { tone: 'good', title: 'Come in', text: name, hint: isWalkIn ? 'Had no reservation.' : undefined };
    case 'DUPLICATE': {
      if (isExit) return { tone: 'note', title: 'Was not in', text: name, hint: 'Nothing was counted.' };
      const since = firstAdmittedAt ? `In since ${formatTime(firstAdmittedAt, timeZone)}${firstGate ? `, ${firstGate}` : ''}.` : '';
      return { tone: 'note', title: 'Already in', text: name, hint: `${since} Is it someone else? Ask for their own ticket.` };
    }
    default: {
      const { title, hint } = REFUSALS[reason ?? 'UNKNOWN_TICKET'];
      return { tone: 'bad', title, text: name, hint: opensAt ? `${opensWords(reason)} ${formatTime(opensAt, timeZone)}.` : hint };
    }
  }
};

const opensWords = (reason: DoorAnswer['reason']): string =>
  reason === 'NOT_CALLED' ? 'Has a seat. Guests are called from' : 'The door opens at';

/** Undefined while the camera is all there is to see. */
export const shownWords = (shown: DoorShown, timeZone: string): DoorWords | undefined => {
  switch (shown.tag) {
    case 'ready':
      return undefined;
    case 'checking':
      return { tone: 'calm', title: 'Checking…' };
    case 'answered':
      return answerWords(shown.answer, timeZone);
    case 'kept':
      return {
        tone: 'off',
        title: 'No network',
        hint: 'The scan is kept and sent again by itself. Ask the guest to wait, or scan the next one.',
      };
    case 'unreadable':
      return shown.reason === 'WRONG_CASE'
        ? { tone: 'bad', title: 'Scanner trouble', hint: 'It types in the wrong case: reset it to its US keyboard.' }
        : { tone: 'bad', title: 'Not a ticket', hint: 'Ask for the QR code of the confirmation e-mail.' };
    case 'failed':
      return { tone: 'bad', title: 'Not asked', hint: APP_ERRORS[shown.code] };
  }
};

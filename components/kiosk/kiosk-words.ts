import type { CameraTrouble, RefusalReason, Trouble } from '@/lib/domain/kiosk-screen';

/** What a guest reads: a word or two, what it means, and what to do. */
export type Words = { title: string; text: string; hint?: string };

const DESK = 'Please go to the check-in desk.';

/** What a kiosk says at one kind of door. */
export type GateWords = {
  /** Beside the picture of the camera, before anybody comes. */
  start: { entry: string; exit: string };
  /** To a guest who is let in and gets no badge. */
  admitted: string;
  left: string;
  /** "Checked in", before when and where. */
  alreadyIn: string;
  alreadyOut: string;
  wasNotYou: string;
  /** Whether guests get their badge here. */
  hasBadges: boolean;
  refusals: Record<RefusalReason, Words>;
};

/** Of a kiosk that stands at the event's entrance. It never hears the reasons of a session. */
const ENTRANCE_REFUSALS: Record<Exclude<RefusalReason, SessionReason>, Words> = {
  UNKNOWN_TICKET: { title: 'Ticket not found', text: 'We do not know this ticket.', hint: DESK },
  WRONG_EVENT: {
    title: 'Another event',
    text: 'This ticket is for another event.',
    hint: 'Do you have one more ticket? Otherwise ask at the check-in desk.',
  },
  REVOKED: {
    title: 'Old ticket',
    text: 'There is a newer ticket for you.',
    hint: 'Open the link in your latest e-mail and show that one.',
  },
  CANCELLED: { title: 'Cancelled', text: 'This registration was cancelled.', hint: DESK },
  WAITLISTED: { title: 'Waiting list', text: 'You have no seat yet.', hint: 'The check-in desk knows your place in line.' },
  NOT_OPEN: { title: 'Not open yet', text: 'Check-in is closed at the moment.', hint: 'Please come back later, or ask a member of staff.' },
  FOREIGN_CODE: {
    title: 'Not a ticket',
    text: 'This code is not a ticket for our events.',
    hint: 'Show the QR code from your confirmation e-mail.',
  },
  WRONG_CASE: {
    title: 'Scanner trouble',
    text: 'The scanner types in the wrong case.',
    hint: 'Staff: reset the scanner to its US keyboard, without case conversion.',
  },
  UNREADABLE: { title: 'Not readable', text: 'We could not read the code.', hint: 'Hold it still, flat and bright, and try again.' },
  UNDONE: { title: 'Check-in undone', text: 'Staff have taken this check-in back.', hint: DESK },
};

const AT_DOOR = 'Please ask the staff at this door.';

type SessionReason = 'NOT_RESERVED' | 'NOT_CALLED' | 'EXPIRED' | 'FULL' | 'SESSION_CANCELLED' | 'SESSION_OVER';

const SESSION_REASONS: Record<SessionReason, Words> = {
  NOT_RESERVED: {
    title: 'No seat reserved',
    text: 'You have no seat in this session.',
    hint: 'If seats stay free, you can come in shortly before the start.',
  },
  NOT_CALLED: {
    title: 'Not your turn yet',
    text: 'You have a seat. We call you when it is time to queue.',
    hint: 'Please wait for our message.',
  },
  EXPIRED: { title: 'Seat given away', text: 'Your seat went to somebody else, and none is free.', hint: AT_DOOR },
  FULL: { title: 'Full', text: 'There is no free seat in this room.', hint: 'Have a look at the agenda for another session.' },
  SESSION_CANCELLED: {
    title: 'Cancelled',
    text: 'This session does not take place.',
    hint: 'Have a look at the agenda for another session.',
  },
  SESSION_OVER: { title: 'It is over', text: 'This session has ended.', hint: 'Have a look at the agenda for what comes next.' },
};

export const ENTRANCE_WORDS: GateWords = {
  start: { entry: 'Welcome', exit: 'Leaving?' },
  admitted: 'You are checked in. Come on in.',
  left: 'You are checked out. See you soon.',
  alreadyIn: 'Checked in',
  alreadyOut: 'This ticket was not checked in, or has left before.',
  wasNotYou: 'Was that not you? Please tell the check-in desk.',
  hasBadges: true,
  refusals: { ...ENTRANCE_REFUSALS, ...SESSION_REASONS },
};

/** Of a kiosk that stands at a session's door. */
export const SESSION_WORDS: GateWords = {
  start: { entry: 'Come on in', exit: 'Leaving?' },
  admitted: 'Enjoy the session.',
  left: 'See you soon. Your seat stays yours.',
  alreadyIn: 'Came in',
  alreadyOut: 'This ticket is not in the room.',
  wasNotYou: `Was that not you? ${AT_DOOR}`,
  hasBadges: false,
  refusals: {
    ...ENTRANCE_REFUSALS,
    ...SESSION_REASONS,
    WAITLISTED: { title: 'In line', text: 'You have no seat yet.', hint: 'We write to you when one is free.' },
    NOT_OPEN: { title: 'Not open yet', text: 'This door opens shortly before the start.', hint: 'Please come back then.' },
    CANCELLED: { title: 'Cancelled', text: 'This registration was cancelled.', hint: AT_DOOR },
  },
};

/** From when a guest may come, as it is said on the screen. */
export const opensAtHint = (reason: RefusalReason, time: string): string =>
  reason === 'NOT_CALLED' ? `Guests are called from ${time} on. Please wait for our message.` : `Please come back at ${time}.`;

export const CAMERA_WORDS: Record<CameraTrouble, Words> = {
  DENIED: {
    title: 'No camera',
    text: 'This kiosk may not use its camera.',
    hint: 'Staff: allow the camera in the browser’s site settings.',
  },
  MISSING: {
    title: 'No camera',
    text: 'This kiosk cannot find its camera.',
    hint: 'Staff: plug it in, or choose another one in the set-up.',
  },
  BUSY: { title: 'No camera', text: 'Another program is using the camera.', hint: 'Staff: close the other program.' },
  UNPLUGGED: { title: 'No camera', text: 'The camera was disconnected.', hint: 'Staff: plug it in again. The kiosk goes on by itself.' },
  FAILED: { title: 'No camera', text: 'The camera did not start.', hint: 'Staff: try again, or restart this device.' },
};

/** Why the kiosk cannot serve, what the guest does, and how staff get it going again. */
export const troubleWords = (trouble: Trouble): Words => {
  switch (trouble.kind) {
    case 'camera':
      return CAMERA_WORDS[trouble.camera];
    case 'network':
      return {
        title: 'No connection',
        text: 'We cannot check tickets right now.',
        hint: 'Please go to the check-in desk. The kiosk keeps trying.',
      };
    case 'printer':
      return { title: 'No badge', text: 'You are checked in, but your badge did not print.', hint: 'Please get it at the check-in desk.' };
    case 'account':
      return trouble.code === 'NOT_SIGNED_IN'
        ? { title: 'Signed out', text: 'This kiosk is closed. Please use another one.', hint: 'Staff: sign this device in again.' }
        : {
            title: 'Closed',
            text: 'This kiosk is closed. Please use another one.',
            hint: 'Staff: this account may not check guests in at this event.',
          };
  }
};

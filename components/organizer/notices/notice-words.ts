import type { LoggedNotice, NoticeState } from '@/lib/data/notice-log';

export const KIND_WORDS: Record<LoggedNotice['kind'], string> = {
  REGISTERED: 'Registration confirmed',
  WAITLISTED: 'On the waitlist',
  PROMOTED: 'A place became free',
  REGISTRATION_CANCELLED: 'Registration cancelled',
  REQUEST_CLAIMED: 'Request claimed',
  REQUEST_FULFILLED: 'Request fulfilled',
  REQUEST_DECLINED: 'Request declined',
  STAFF_ALERT: 'Alert to staff',
};

export const CHANNEL_WORDS: Record<LoggedNotice['channel'], string> = {
  IN_APP: 'In the app',
  EMAIL: 'E-mail',
  SMS: 'Text message',
  STAFF_TOPIC: 'Staff topic',
};

type StateWords = { label: string; tone: 'neutral' | 'lamp' | 'success' | 'warning' | 'error'; meaning: string };

/** In the order of a message's life; what went wrong comes after. */
export const STATE_WORDS: Record<NoticeState, StateWords> = {
  PENDING: {
    label: 'Waiting',
    tone: 'neutral',
    meaning: 'Not sent yet: it goes out in a moment, waits for the morning, or is tried again after the provider asked to wait.',
  },
  SENDING: { label: 'Being sent', tone: 'lamp', meaning: 'A sender has taken it up and waits for the provider’s answer.' },
  SENT: { label: 'Sent', tone: 'success', meaning: 'The provider took it. In the app: it is there to be read.' },
  UNKNOWN: {
    label: 'Fate unknown',
    tone: 'warning',
    meaning:
      'It may have arrived or not: the provider did not answer, or the sender died in between. It is listed on purpose and never ' +
      'sent again by itself, so that nobody gets a text message twice. If it matters, please tell the guest in person.',
  },
  FAILED: { label: 'Failed', tone: 'error', meaning: 'The provider refused it for good, or asked to wait too often. It did not arrive.' },
  EXPIRED: {
    label: 'Too late',
    tone: 'neutral',
    meaning: 'Not sent, because it would have come too late to be of use, or because something newer had overtaken it.',
  },
  SUPPRESSED: { label: 'Not wanted', tone: 'neutral', meaning: 'Not sent, because the person opted out, chose another way, or is gone.' },
};

export const NOTICE_STATES = Object.keys(STATE_WORDS) as NoticeState[];

export const isNoticeState = (text: string): text is NoticeState => Object.hasOwn(STATE_WORDS, text);

const REASONS: Readonly<Record<string, string>> = {
  TOO_LATE: 'it would have come too late',
  OVERTAKEN: 'something newer had overtaken it',
  QUIET_HOURS: 'it is night at the event, and waits for the morning',
  OPTED_OUT: 'this number opted out of text messages',
  NOT_WANTED: 'the person chose not to be told this way',
  GUEST_GONE: 'the registration is gone',
  EVENT_GONE: 'the event is gone',
  SENDER_DIED: 'the sender stopped in between',
  NO_ANSWER: 'the provider did not answer',
  NO_RESULT: 'the provider’s answer left it out',
};

/** Why it was not sent, in words where there are some; else as the provider said it. */
export const reasonWords = (reason: string): string => (Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? reason) : reason);

import type { LoggedNotice } from '@/lib/data/notice-log';

export const KIND_WORDS: Record<LoggedNotice['kind'], string> = {
  REGISTERED: 'Registration confirmed',
  WAITLISTED: 'On the waitlist',
  PROMOTED: 'A place became free',
  REGISTRATION_CANCELLED: 'Registration cancelled',
  REQUEST_CLAIMED: 'Request claimed',
  REQUEST_FULFILLED: 'Request fulfilled',
  REQUEST_DECLINED: 'Request declined',
  SESSION_CALLED: 'Time to queue',
  SESSION_SEAT_FREED: 'A seat became free',
  SESSION_SEAT_LOST: 'Seat given away',
  SESSION_MOVED: 'Session moved',
  SESSION_CANCELLED: 'Session cancelled',
  STAFF_ALERT: 'Alert to staff',
};

export const CHANNEL_WORDS: Record<LoggedNotice['channel'], string> = {
  IN_APP: 'In the app',
  EMAIL: 'E-mail',
  SMS: 'Text message',
  STAFF_TOPIC: 'Staff topic',
};

export const isChannel = (text: string): text is LoggedNotice['channel'] => Object.hasOwn(CHANNEL_WORDS, text);

const REASONS: Readonly<Record<string, string>> = {
  TOO_LATE: 'it would have come too late',
  OVERTAKEN: 'something newer had overtaken it',
  QUIET_HOURS: 'it is night at the event, and waits for the morning',
  OPTED_OUT: 'this address or number opted out',
  BOUNCE_PERMANENT_GENERAL: 'there is no such mailbox',
  BOUNCE_PERMANENT_NOEMAIL: 'there is no such mailbox',
  BOUNCE_PERMANENT_SUPPRESSED: 'the address bounced or complained before',
  BOUNCE_PERMANENT_ONACCOUNTSUPPRESSIONLIST: 'the address bounced or complained before',
  BOUNCE_TRANSIENT_GENERAL: 'the mailbox did not take it',
  BOUNCE_TRANSIENT_MAILBOXFULL: 'the mailbox is full',
  BOUNCE_TRANSIENT_MESSAGETOOLARGE: 'the mailbox takes no message of this size',
  BOUNCE_TRANSIENT_CONTENTREJECTED: 'the mailbox refused what it says',
  BOUNCE_TRANSIENT_ATTACHMENTREJECTED: 'the mailbox refused its attachment',
  COMPLAINT: 'the person marked it as spam',
  COMPLAINT_ABUSE: 'the person marked it as spam',
  REJECT_BAD_CONTENT: 'it was taken for a virus',
  TEXT_UNREACHABLE: 'the telephone cannot be reached',
  TEXT_CARRIER_UNREACHABLE: 'the telephone company cannot be reached',
  TEXT_TTL_EXPIRED: 'the telephone could not be reached in time',
  TEXT_INVALID: 'there is no such number',
  TEXT_INVALID_MESSAGE: 'the telephone company cannot read the message',
  TEXT_BLOCKED: 'the telephone blocks text messages',
  TEXT_CARRIER_BLOCKED: 'the telephone company blocks it',
  TEXT_PROTECT_BLOCKED: 'texts to this country are switched off in AWS',
  TEXT_SPAM: 'the telephone company takes it for spam',
  DELAYED_MAILBOXFULL: 'the mailbox is full; it is tried again',
  TimeoutError: 'the provider did not answer in time',
  MessageRejected: 'SES refused the message',
  MailFromDomainNotVerifiedException: 'the sender’s domain is not verified in SES',
  AccountSuspendedException: 'SES has suspended this account',
  SendingPausedException: 'SES has paused this account',
  TooManyRequestsException: 'the provider asked to wait too often',
  ThrottlingException: 'the provider asked to wait too often',
  CANNOT_BE_COMPOSED: 'it could not be put into words; the log of the sender says why',
  NOT_WANTED: 'the person chose not to be told this way',
  GUEST_GONE: 'the registration is gone',
  EVENT_GONE: 'the event is gone',
  SENDER_DIED: 'the sender stopped in between',
  NO_ANSWER: 'the provider did not answer',
  NO_RESULT: 'the provider’s answer left it out',
};

/** Why it was not sent, in words where there are some; else as the provider said it. */
export const reasonWords = (reason: string): string => (Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? reason) : reason);

/** Every failure that Usher expects, with what the person is told. Codes travel over the wire; sentences do not. */
export const APP_ERRORS = {
  INVALID_INPUT: 'Some of what was entered cannot be accepted. Please check the marked fields.',
  NOT_SIGNED_IN: 'Please sign in first.',
  FORBIDDEN: 'Your account may not do this.',
  EMAIL_NOT_VERIFIED: 'Please confirm your e-mail address first.',
  EVENT_NOT_FOUND: 'There is no such event, or it is not published.',
  REGISTRATION_NOT_OPEN: 'Registration has not opened yet.',
  REGISTRATION_CLOSED: 'Registration has closed.',
  NOT_REGISTERED: 'You are not registered for this event.',
  ALREADY_CHECKED_IN: 'You are already checked in, so this registration can no longer be cancelled.',
  GUEST_NOT_FOUND: 'There is no such guest at this event.',
  SCAN_NOT_FOUND: 'There is no such scan at this event.',
  SCAN_NOT_UNDOABLE: 'This scan did not admit anyone, or it was undone before.',
  ITEM_NOT_FOUND: 'There is no such item at this event.',
  ITEM_NOT_AVAILABLE: 'This is not on offer right now.',
  SOLD_OUT: 'This is sold out.',
  OVER_LIMIT: 'You have had as many of these as one guest may have.',
  PRICE_CHANGED: 'A price has changed in the meantime. Please look at the new price and order again.',
  NOT_CHECKED_IN: 'Please check in at the entrance first. You can ask for help at any time.',
  EVENT_NOT_RUNNING: 'The event is not running right now.',
  TOO_MANY_REQUESTS: 'You have many open requests already. Please wait until one of them is done.',
  REQUEST_NOT_FOUND: 'There is no such request at this event.',
  REQUEST_TAKEN: 'Someone else has taken this request.',
  REQUEST_MOVED_ON: 'This request has moved on in the meantime.',
  REQUEST_PAID: 'Something of this request is paid. Please take the payment back first.',
  AREA_NOT_FOUND: 'There is no such area at this event.',
  AREA_IN_USE: 'Something on the catalogue or an open request still belongs to this area.',
  ALERT_NOT_FOUND: 'There is no such alert.',
  ALERTS_FULL: 'No more alerts can be set up for this event.',
  SESSION_NOT_FOUND: 'There is no such session at this event.',
  SESSION_CANCELLED: 'This session was cancelled.',
  SESSION_STARTED: 'This session has started already.',
  SESSION_NOT_RESERVABLE: 'This session has no seats to reserve: just come.',
  RESERVATION_NOT_OPEN: 'Seats of this session cannot be reserved yet.',
  RESERVATION_NOT_FOUND: 'You have no seat in this session.',
  ALREADY_ADMITTED: 'You are in this session already, so its seat can no longer be given back.',
  SESSION_CLASH: 'You have a seat in another session at the same time.',
  TOO_MANY_RESERVATIONS: 'You have seats in as many sessions as one guest may have.',
  SESSIONS_FULL: 'No more sessions can be added to this event.',
  CALL_UP_NOT_OPEN: 'Guests of this session are not called right now.',
  NOTICE_NOT_FOUND: 'There is no such message at this event.',
  LINK_NOT_VALID: 'This link is not valid. Please use the newest message you got from us.',
  VERSION_CONFLICT: 'Someone else changed this in the meantime. Please look at the new version and try again.',
  CONFLICT: 'Many people are doing this right now. Please try again.',
  WRONG_CODE: 'This code is not right. Please wait for the next one and try again.',
  RATE_LIMITED: 'Too much is being asked from here right now. Please wait a minute and try again.',
  NETWORK: 'No connection. Please check your network and try again.',
  UNEXPECTED: 'Something went wrong on our side. Please try again.',
} as const;

export type AppErrorCode = keyof typeof APP_ERRORS;

export const isAppErrorCode = (code: string): code is AppErrorCode => Object.hasOwn(APP_ERRORS, code);

/** A field's path in the input and what is wrong with it. */
export type FieldIssue = { path: string; message: string };

type AppErrorOptions = { cause?: unknown; issues?: FieldIssue[]; details?: Readonly<Record<string, unknown>> };

/** An expected failure. `message` is for the log; `userMessage` is for the person. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly issues: FieldIssue[];
  /** What a resolver adds to its refusal, e.g. who claimed the request. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: AppErrorCode, message: string, { cause, issues = [], details = {} }: AppErrorOptions = {}) {
    super(message, { cause });
    this.name = 'AppError';
    this.code = code;
    this.issues = issues;
    this.details = details;
  }

  get userMessage(): string {
    return APP_ERRORS[this.code];
  }
}

/**
 * How a code crosses AppSync. A Lambda's error arrives with its message alone, so the message starts with the code:
 * `CODE: message` and, for INVALID_INPUT, `CODE: [{"path":…,"message":…}]`. JavaScript resolvers send the code as errorType.
 */
export const toWireMessage = (error: AppError): string =>
  `${error.code}: ${error.issues.length > 0 ? JSON.stringify(error.issues) : error.message}`;

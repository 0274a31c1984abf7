import { Temporal } from 'temporal-polyfill';

export type RegistrationNoticeKind = 'REGISTERED' | 'WAITLISTED' | 'PROMOTED' | 'REGISTRATION_CANCELLED';
export type RequestNoticeKind = 'REQUEST_CLAIMED' | 'REQUEST_FULFILLED' | 'REQUEST_DECLINED';
export type SessionNoticeKind = 'SESSION_CALLED' | 'SESSION_SEAT_FREED' | 'SESSION_SEAT_LOST' | 'SESSION_MOVED' | 'SESSION_CANCELLED';
export type NoticeKind = RegistrationNoticeKind | RequestNoticeKind | SessionNoticeKind | 'STAFF_ALERT';
export type NoticeChannel = 'IN_APP' | 'EMAIL' | 'SMS' | 'STAFF_TOPIC';

export const NOTICE_STATES = ['PENDING', 'SENDING', 'SENT', 'FAILED', 'EXPIRED', 'SUPPRESSED', 'UNKNOWN'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** The message ended without reaching its person, as far as anyone knows. */
export type NoticeOutcome = Exclude<NoticeState, 'PENDING' | 'SENDING' | 'SENT'>;

export const isOutcome = (state: NoticeState): state is NoticeOutcome => state !== 'PENDING' && state !== 'SENDING' && state !== 'SENT';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * What a message is to the person who gets it. ANSWER: to something they did a moment ago. URGENT: they wait for it. NEWS:
 * it comes unasked. `usefulMs`: after that it confuses more than it helps.
 */
type KindRule = { manner: 'ANSWER' | 'URGENT' | 'NEWS'; usefulMs: number };

const KINDS: Readonly<Record<NoticeKind, KindRule>> = {
  REGISTERED: { manner: 'ANSWER', usefulMs: 7 * DAY_MS },
  WAITLISTED: { manner: 'ANSWER', usefulMs: 7 * DAY_MS },
  PROMOTED: { manner: 'NEWS', usefulMs: 7 * DAY_MS },
  REGISTRATION_CANCELLED: { manner: 'ANSWER', usefulMs: 7 * DAY_MS },
  REQUEST_CLAIMED: { manner: 'URGENT', usefulMs: 30 * MINUTE_MS },
  REQUEST_FULFILLED: { manner: 'URGENT', usefulMs: 30 * MINUTE_MS },
  REQUEST_DECLINED: { manner: 'URGENT', usefulMs: 2 * HOUR_MS },
  STAFF_ALERT: { manner: 'URGENT', usefulMs: 30 * MINUTE_MS },
  // Until the guest should be there; until the session begins or ends: the news itself says when it is of no use any more.
  SESSION_CALLED: { manner: 'URGENT', usefulMs: 3 * HOUR_MS },
  SESSION_SEAT_FREED: { manner: 'NEWS', usefulMs: 7 * DAY_MS },
  SESSION_SEAT_LOST: { manner: 'URGENT', usefulMs: 2 * HOUR_MS },
  SESSION_MOVED: { manner: 'NEWS', usefulMs: 7 * DAY_MS },
  SESSION_CANCELLED: { manner: 'NEWS', usefulMs: 7 * DAY_MS },
};

/** A text message of yesterday confuses. */
const SMS_USEFUL_MS = DAY_MS;

/** An answer that comes later than this is news. */
const STILL_AN_ANSWER_MS = 15 * MINUTE_MS;

export const isRegistrationKind = (kind: NoticeKind): kind is RegistrationNoticeKind =>
  kind === 'REGISTERED' || kind === 'WAITLISTED' || kind === 'PROMOTED' || kind === 'REGISTRATION_CANCELLED';

export const isSessionKind = (kind: NoticeKind): kind is SessionNoticeKind => kind.startsWith('SESSION_');

type Choices = { notifyByEmail: boolean; notifyBySms: boolean; phone?: string | null | undefined };

/** Whether a guest is told on this channel: in the app always, of a registration by e-mail always, the rest as they chose. */
export const isWanted = (kind: NoticeKind, channel: NoticeChannel, guest: Choices): boolean => {
  switch (channel) {
    case 'IN_APP':
      return true;
    case 'EMAIL':
      return isRegistrationKind(kind) || guest.notifyByEmail;
    case 'SMS':
      return guest.notifyBySms && Boolean(guest.phone);
    case 'STAFF_TOPIC':
      return false;
  }
};

type UsefulTime = {
  kind: NoticeKind;
  channel: NoticeChannel;
  createdAt: Date;
  /** ISO 8601: when the news itself is over, if it says so, e.g. the end of a session that moved. */
  until?: string | undefined;
};

/** The instant (ISO 8601) from which the message is not sent any more. */
export const useBeforeOf = ({ kind, channel, createdAt, until }: UsefulTime): string => {
  const useful = channel === 'SMS' ? Math.min(KINDS[kind].usefulMs, SMS_USEFUL_MS) : KINDS[kind].usefulMs;
  const age = createdAt.getTime() + useful;
  return new Date(until ? Math.min(age, Date.parse(until)) : age).toISOString();
};

/** Hours of the event's own clock in which no telephone buzzes. */
export const QUIET_HOURS = { from: 22, to: 7 } as const;

type QuietQuestion = {
  kind: NoticeKind;
  createdAt: string;
  event: { timeZone: string; checkInOpensAt: string; endsAt: string };
  now: Date;
};

/**
 * Until when a text message waits: it is night at the event's place, nobody waits for the message, and the event is not on
 * (then its guests are up). Undefined when it may go out now.
 */
export const quietUntil = ({ kind, createdAt, event, now }: QuietQuestion): Date | undefined => {
  const { manner } = KINDS[kind];
  if (manner === 'URGENT') return undefined;
  if (manner === 'ANSWER' && now.getTime() - Date.parse(createdAt) < STILL_AN_ANSWER_MS) return undefined;
  const opensAt = Date.parse(event.checkInOpensAt);
  if (now.getTime() >= opensAt && now.getTime() < Date.parse(event.endsAt)) return undefined;
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(event.timeZone);
  if (local.hour >= QUIET_HOURS.to && local.hour < QUIET_HOURS.from) return undefined;
  const day = local.hour < QUIET_HOURS.to ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
  const morning = day.toZonedDateTime({ timeZone: event.timeZone, plainTime: Temporal.PlainTime.from({ hour: QUIET_HOURS.to }) });
  const endsEarly = opensAt > now.getTime() && opensAt < morning.epochMilliseconds;
  return new Date(endsEarly ? opensAt : morning.epochMilliseconds);
};

/** Calls to a provider for one notice. Together with the waits below they last about an hour. */
export const MAX_ATTEMPTS = 8;
const FIRST_WAIT_MS = 30_000;
const MAX_WAIT_MS = 15 * MINUTE_MS;

/**
 * When a notice that the provider turned away for now is tried again; undefined when it was tried often enough.
 * @param attempts - calls so far, at least 1.
 * @param random - at least 0, below 1: spreads those that were turned away together.
 */
export const retryAt = ({ attempts, now, random }: { attempts: number; now: Date; random: number }): Date | undefined => {
  if (attempts >= MAX_ATTEMPTS) return undefined;
  const longest = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
  return new Date(now.getTime() + longest / 2 + (longest / 2) * random);
};

/**
 * How often a notice may be begun whose fate is then unknown: the sender died, or the provider did not answer. No provider
 * takes an idempotency token. A text message is never risked twice; an e-mail once more, so that nobody lacks a ticket.
 */
export const MAX_UNCERTAIN: Readonly<Record<NoticeChannel, number>> = { IN_APP: 1, EMAIL: 2, SMS: 1, STAFF_TOPIC: 1 };

/** Hash keys of the index of what waits. Each takes 1,000 writes a second, which is far above what the providers take. */
const DUE_SHARDS = 4;

/** Spreads any text evenly: FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

export const dueShardOf = (noticeId: string): string => `due#${hashOf(noticeId) % DUE_SHARDS}`;

export const dueShards = (): string[] => Array.from({ length: DUE_SHARDS }, (_, shard) => `due#${shard}`);

/** `<eventId>#<n>`, n below the event's index shards. */
export const noticeShardOf = (eventId: string, noticeId: string, shards: number): string => `${eventId}#${hashOf(noticeId) % shards}`;

type NoticeKey = { eventId: string; kind: NoticeKind; subjectId: string; personId: string; channel: NoticeChannel };

/** One message on one channel. Whoever plans it again, for whatever reason, gets the same id. */
export const noticeIdOf = ({ eventId, kind, subjectId, personId, channel }: NoticeKey): string =>
  [eventId, kind, subjectId, personId, channel].join('#');

import * as z from 'zod';
import { QUEUE_LEAD_MINUTES, RELEASE_MINUTES, SESSION_LIMITS } from '../domain/session.ts';
import { line, optionalLine, optionalText } from './text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An instant, ISO 8601 with zone; becomes UTC. What is none is not compared with other times. */
const instant = (what: string) =>
  z.iso.datetime({ offset: true, abort: true, error: `Please enter ${what}.` }).transform((value) => new Date(value).toISOString());

const wholeNumber = (most: number, least: number) =>
  z
    .number()
    .int('Please enter a whole number.')
    .min(least, `Please enter at least ${least}.`)
    .max(most, `Please enter at most ${most.toLocaleString('en')}.`);

const minutes = (most: number, otherwise: number) =>
  wholeNumber(most, 0)
    .nullish()
    .transform((value) => value ?? otherwise);

/** Id of a session, as the server derives it. */
export const sessionIdInput = z.string().regex(/^[A-Z2-7]{16}$/);

/** The version of a session that an organizer saw. */
export const sessionVersion = z.number().int().min(1);

/** The organizer's form and the input of createSession and updateSession. */
export const sessionInput = z
  .object({
    title: line('a title', SESSION_LIMITS.title),
    abstract: optionalText(SESSION_LIMITS.abstract),
    speakers: z
      .array(line('a name', SESSION_LIMITS.speaker))
      .max(SESSION_LIMITS.speakers, `A session has at most ${SESSION_LIMITS.speakers} speakers.`),
    room: line('a room', SESSION_LIMITS.room),
    track: optionalLine(SESSION_LIMITS.track),
    startsAt: instant('when it starts'),
    endsAt: instant('when it ends'),
    capacity: wholeNumber(SESSION_LIMITS.capacity, 1)
      .nullish()
      .transform((value) => value ?? undefined),
    reservationOpensAt: instant('from when seats can be reserved')
      .nullish()
      .transform((value) => value ?? undefined),
    queueLeadMinutes: minutes(SESSION_LIMITS.queueLeadMinutes, QUEUE_LEAD_MINUTES),
    releaseMinutes: minutes(SESSION_LIMITS.releaseMinutes, RELEASE_MINUTES),
  })
  .superRefine((session, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const { startsAt, endsAt, capacity, reservationOpensAt, queueLeadMinutes, releaseMinutes } = session;
    const lasts = Date.parse(endsAt) - Date.parse(startsAt);
    if (lasts <= 0) complain('endsAt', 'It must end after it starts.');
    if (lasts > SESSION_LIMITS.hours * HOUR_MS) complain('endsAt', `It may last at most ${SESSION_LIMITS.hours} hours.`);
    if (reservationOpensAt !== undefined && capacity === undefined) complain('capacity', 'Please enter how many seats can be reserved.');
    if (reservationOpensAt !== undefined && !(reservationOpensAt < startsAt)) {
      complain('reservationOpensAt', 'Seats must be on offer before it starts.');
    }
    if (!(releaseMinutes < queueLeadMinutes)) {
      complain('releaseMinutes', 'Seats can be given away only after guests were called: use fewer minutes than for the call.');
    }
  });

/** A valid session: trimmed, instants in UTC, minutes filled in. */
export type SessionInput = z.infer<typeof sessionInput>;

/** The input of cancelSession, also for taking it back. */
export const sessionCancellation = z
  .object({ cancelled: z.boolean(), reason: optionalText(SESSION_LIMITS.cancelReason), version: sessionVersion })
  .superRefine(({ cancelled, reason }, context) => {
    if (cancelled && reason === undefined) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Please say why, in a few words: guests are told.' });
    }
  });

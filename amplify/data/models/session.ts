import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** A talk, workshop or other item of an event's agenda. Written only by operations; guests read it through getAgenda. */
export const Session = a
  .model({
    id: a.id().required(),
    eventId: a.id().required(),
    title: a.string().required(),
    abstract: a.string(),
    speakers: a.string().required().array(),
    room: a.string().required(),
    track: a.string(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    state: a.ref('SessionState').required(),
    /** Why it was cancelled, as guests are told. */
    cancelReason: a.string(),
    /** Seats. Absent: open to whoever comes. */
    capacity: a.integer(),
    /** From when seats are reserved. Absent: they are not, first come first served. */
    reservationOpensAt: a.datetime(),
    /** Guests are called to queue so many minutes before the start. */
    queueLeadMinutes: a.integer().required(),
    /** Seats of those who have not come are given away so many minutes before the start. */
    releaseMinutes: a.integer().required(),
    /** Shards of the seat counter; fixed when seats were first offered. */
    shards: a.integer().required(),
    /** Follows the seat counters within a moment, for the agenda alone: what decides are the counters. */
    fill: a.ref('SessionFill').required(),
    /** Rises with every change by an organizer; an update names the version it saw. */
    version: a.integer().required(),
    /** Rises when place, time or state change: what guests are told of, and what makes earlier news obsolete. */
    revision: a.integer().required(),

    /** Set while somebody waits or may: newcomers look for a line before they take a seat. */
    waitlistedSince: a.datetime(),
    /** Staff stopped the waves by hand. */
    callUpPausedAt: a.datetime(),
    /** Waves called so far. */
    waves: a.integer(),
    lastWaveAt: a.datetime(),
    /** When the seats of those who had not come were given to the line. */
    seatsReleasedAt: a.datetime(),
    /** `due#<n>`, only while the call-up has something to do: a sparse index. A moved session moves in it with the same write. */
    callUpShard: a.string(),
    callUpDueAt: a.datetime(),
  })
  .secondaryIndexes((index) => [
    index('eventId').sortKeys(['startsAt']).name('byEvent').queryField('listSessionsByEvent'),
    index('callUpShard').sortKeys(['callUpDueAt']).name('byCallUp').projection('KEYS_ONLY').queryField(null),
  ])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['read'])])
  .disableOperations(['mutations', 'subscriptions', 'list']);

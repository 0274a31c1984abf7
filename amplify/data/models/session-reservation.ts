import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** A guest's place in a session, or in its line. One row per guest and session for ever; written only by operations. */
export const SessionReservation = a
  .model({
    /** Derived from session and guest. */
    id: a.id().required(),
    eventId: a.id().required(),
    sessionId: a.id().required(),
    guestId: a.id().required(),
    state: a.ref('ReservationState').required(),
    /** Rises with every step: of two views of a reservation the higher one is the newer. */
    version: a.integer().required(),
    reservedAt: a.datetime().required(),
    /** Came without a seat and got one at the door. */
    isWalkIn: a.boolean(),
    /** Shard of the session's seat counter that the seat was taken from. */
    seatShard: a.integer(),

    /** `<sessionId>#<n>`, only while the guest has a place, also in line: whom news of the session concerns. */
    standingShard: a.string(),
    /** `<sessionId>#<n>`, only while RESERVED: whom the next wave takes from, in order. */
    waitingShard: a.string(),
    /** `<sessionId>#<n>`, only while CALLED: whose seats are given away when they do not come. */
    calledShard: a.string(),
    /** Time of reservation and guest: the order in which guests are called. */
    callKey: a.string().required(),
    /** `<sessionId>`, only while waitlisted: a sparse index, in order. */
    waitlistSessionId: a.string(),
    /** Time of joining the line and guest: the order of the line. */
    waitlistKey: a.string(),

    calledAt: a.datetime(),
    /** Number of the wave, from 1. */
    wave: a.integer(),
    /** Until when the guest should be at the door. */
    comeBy: a.datetime(),
    admittedAt: a.datetime(),
    admittedScanId: a.string(),
    admittedGate: a.string(),
    admittedBy: a.string(),
    /** Set by an exit scan, removed by the next entry. */
    leftAt: a.datetime(),
    leftScanId: a.string(),
    /** When the guest gave the place back, or lost it. */
    endedAt: a.datetime(),
  })
  .secondaryIndexes((index) => [
    index('guestId').sortKeys(['eventId']).name('byGuest').projection('KEYS_ONLY').queryField(null),
    index('standingShard').sortKeys(['callKey']).name('byStanding').projection('KEYS_ONLY').queryField(null),
    index('waitingShard').sortKeys(['callKey']).name('byCallOrder').projection('KEYS_ONLY').queryField(null),
    index('calledShard').sortKeys(['callKey']).name('byCalled').projection('KEYS_ONLY').queryField(null),
    index('waitlistSessionId').sortKeys(['waitlistKey']).name('byWaitlist').projection('KEYS_ONLY').queryField(null),
  ])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['get'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);

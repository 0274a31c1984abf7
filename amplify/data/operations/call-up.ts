import { a } from '@aws-amplify/backend';
import { callUp } from '../../functions/call-up/resource.ts';
import { eventStaff } from '../authorization.ts';
import { resolver } from '../resolvers/bundle.ts';

const ofOneSession = { eventId: a.id().required(), sessionId: a.id().required() };

/** Guests told to queue, and the staff who steer it. */
export const callUpOperations = {
  /** How a session stands: what its staff and the wall screens show. */
  SessionStatus: a.customType({
    sessionId: a.id().required(),
    eventId: a.id().required(),
    title: a.string().required(),
    room: a.string().required(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    state: a.ref('SessionState').required(),
    capacity: a.integer(),
    reservationOpensAt: a.datetime(),
    queueLeadMinutes: a.integer().required(),
    releaseMinutes: a.integer().required(),
    /** Seats taken: reserved, called and admitted. */
    taken: a.integer().required(),
    /** Guests who were told to queue and are not in yet. */
    called: a.integer().required(),
    /** Guests with a seat who were not told yet. */
    waiting: a.integer().required(),
    /** Guests in line for a seat. */
    waitlisted: a.integer().required(),
    /** In the room now. */
    inside: a.integer().required(),
    /** Admitted so far, walk-ins among them. */
    admitted: a.integer().required(),
    walkIns: a.integer().required(),
    /** Guests a minute through the door, measured over the last minutes; absent before there is anything to measure. */
    doorPerMinute: a.float(),
    waves: a.integer().required(),
    lastWaveAt: a.datetime(),
    /** Until when the guests of the last wave should be at the door; absent before the first, and after a move. */
    comeBy: a.datetime(),
    callUpPausedAt: a.datetime(),
    seatsReleasedAt: a.datetime(),
    /** When the next wave is due; absent while paused and when everyone was called. */
    nextWaveAt: a.datetime(),
  }),

  /** Calls the next guests now. Answers how the session stands then. */
  callUpSession: a
    .mutation()
    .arguments({
      ...ofOneSession,
      count: a.integer().required(),
      /** Made by the client, once per tap: a retry calls nobody again. */
      clientKey: a.string().required(),
    })
    .returns(a.ref('SessionStatus').required())
    .authorization(eventStaff)
    .handler(a.handler.function(callUp)),

  /** Stops the waves, or lets them go on. The release of seats before the start is not stopped. */
  pauseCallUp: a
    .mutation()
    .arguments({ ...ofOneSession, paused: a.boolean().required() })
    .returns(a.ref('SessionStatus').required())
    .authorization(eventStaff)
    .handler(a.handler.function(callUp)),

  getSessionStatus: a
    .query()
    .arguments(ofOneSession)
    .returns(a.ref('SessionStatus').required())
    .authorization(eventStaff)
    .handler(a.handler.function(callUp)),

  /** To staff: every change of any session of their event. */
  onSessionNews: a
    .subscription()
    .for(a.ref('publishSessionNews'))
    .arguments({ eventId: a.id().required(), sessionId: a.id() })
    .authorization(eventStaff)
    .handler(a.handler.custom({ entry: resolver('on-session-news') })),
};

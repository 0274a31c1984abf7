import { a } from '@aws-amplify/backend';
import { manageSessions } from '../../functions/manage-sessions/resource.ts';
import { organizers } from '../authorization.ts';

/** What organizers do with sessions. Lists and single sessions are read from the model. */
export const sessionOperations = {
  /** The organizer's form; validated by lib/validation/session.ts. */
  SessionInput: a.customType({
    title: a.string().required(),
    abstract: a.string(),
    speakers: a.string().required().array().required(),
    room: a.string().required(),
    track: a.string(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    capacity: a.integer(),
    reservationOpensAt: a.datetime(),
    queueLeadMinutes: a.integer(),
    releaseMinutes: a.integer(),
  }),
  /** Custom types cannot hold models, so this is what of a Session an organizer sees. */
  SessionDetails: a.customType({
    id: a.id().required(),
    eventId: a.id().required(),
    title: a.string().required(),
    abstract: a.string(),
    speakers: a.string().required().array().required(),
    room: a.string().required(),
    track: a.string(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    state: a.ref('SessionState').required(),
    cancelReason: a.string(),
    capacity: a.integer(),
    reservationOpensAt: a.datetime(),
    queueLeadMinutes: a.integer().required(),
    releaseMinutes: a.integer().required(),
    fill: a.ref('SessionFill').required(),
    version: a.integer().required(),
  }),

  createSession: a
    .mutation()
    .arguments({ eventId: a.id().required(), input: a.ref('SessionInput').required(), idempotencyKey: a.string().required() })
    .returns(a.ref('SessionDetails').required())
    .authorization(organizers)
    .handler(a.handler.function(manageSessions)),

  /** Whoever has a place is told when place or time change. Seats that are taken stay taken, also when there are fewer now. */
  updateSession: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      sessionId: a.id().required(),
      input: a.ref('SessionInput').required(),
      version: a.integer().required(),
    })
    .returns(a.ref('SessionDetails').required())
    .authorization(organizers)
    .handler(a.handler.function(manageSessions)),

  /** Also takes a cancellation back, before the start. */
  cancelSession: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      sessionId: a.id().required(),
      cancelled: a.boolean().required(),
      /** What guests are told. */
      reason: a.string(),
      version: a.integer().required(),
    })
    .returns(a.ref('SessionDetails').required())
    .authorization(organizers)
    .handler(a.handler.function(manageSessions)),
};

import { a } from '@aws-amplify/backend';
import { agenda } from '../../functions/agenda/resource.ts';
import { anyone } from '../authorization.ts';

/** What anyone may see of a published event. A function, because visitors may not call custom resolvers in Amplify. */
export const agendaOperations = {
  PublishedEvent: a.customType({
    id: a.id().required(),
    name: a.string().required(),
    description: a.string(),
    place: a.string().required(),
    timeZone: a.string().required(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    registrationOpensAt: a.datetime().required(),
    registrationClosesAt: a.datetime().required(),
    checkInOpensAt: a.datetime().required(),
    capacity: a.integer().required(),
  }),
  PublishedEventPage: a.customType({ items: a.ref('PublishedEvent').required().array().required(), nextToken: a.string() }),
  /** A session without its abstract, so that a whole agenda is one answer. */
  AgendaSession: a.customType({
    id: a.id().required(),
    title: a.string().required(),
    speakers: a.string().required().array().required(),
    room: a.string().required(),
    track: a.string(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    state: a.ref('SessionState').required(),
    cancelReason: a.string(),
    /** Seats; absent where whoever comes is let in. */
    capacity: a.integer(),
    /** Absent where no seats are reserved. */
    reservationOpensAt: a.datetime(),
    fill: a.ref('SessionFill').required(),
    /** Rises when place, time or state change: what a calendar goes by. */
    revision: a.integer().required(),
  }),
  AgendaSessionDetails: a.customType({
    id: a.id().required(),
    eventId: a.id().required(),
    abstract: a.string(),
    cancelReason: a.string(),
    queueLeadMinutes: a.integer().required(),
    releaseMinutes: a.integer().required(),
  }),
  /** Every session of an event, by start: at most as many as an event may have. */
  Agenda: a.customType({ eventId: a.id().required(), sessions: a.ref('AgendaSession').required().array().required() }),

  getPublishedEvent: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('PublishedEvent'))
    .authorization(anyone)
    .handler(a.handler.function(agenda)),

  listPublishedEvents: a
    .query()
    .arguments({ limit: a.integer(), nextToken: a.string() })
    .returns(a.ref('PublishedEventPage').required())
    .authorization(anyone)
    .handler(a.handler.function(agenda)),

  getAgenda: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('Agenda').required())
    .authorization(anyone)
    .handler(a.handler.function(agenda)),

  /** What the agenda leaves out; null when there is no such session of a published event. */
  getAgendaSession: a
    .query()
    .arguments({ eventId: a.id().required(), sessionId: a.id().required() })
    .returns(a.ref('AgendaSessionDetails'))
    .authorization(anyone)
    .handler(a.handler.function(agenda)),
};

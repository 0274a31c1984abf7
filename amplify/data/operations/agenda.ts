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
  AgendaSession: a.customType({
    id: a.id().required(),
    title: a.string().required(),
    abstract: a.string(),
    speakers: a.string().required().array(),
    room: a.string().required(),
    track: a.string(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
  }),
  AgendaPage: a.customType({ items: a.ref('AgendaSession').required().array().required(), nextToken: a.string() }),

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
    .arguments({ eventId: a.id().required(), limit: a.integer(), nextToken: a.string() })
    .returns(a.ref('AgendaPage').required())
    .authorization(anyone)
    .handler(a.handler.function(agenda)),
};

import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** An event. Written only by createEvent, updateEvent and publishEvent, which validate; others read PublishedEvent. */
export const Event = a
  .model({
    /** Eight characters of base32, so that a ticket stays small. */
    id: a.id().required(),
    name: a.string().required(),
    description: a.string(),
    place: a.string().required(),
    /** IANA time zone, e.g. "Europe/Lisbon". */
    timeZone: a.string().required(),
    startsAt: a.datetime().required(),
    endsAt: a.datetime().required(),
    registrationOpensAt: a.datetime().required(),
    registrationClosesAt: a.datetime().required(),
    /** From when a gate admits guests. */
    checkInOpensAt: a.datetime().required(),
    capacity: a.integer().required(),
    /** Shards of the seat counter and of the guest and check-in indexes; fixed at creation. */
    shards: a.integer().required(),
    /** 'EVENT' on every row: the key of the index by start. There are few events, so it is no hot partition. */
    kind: a.string().required(),
    /** ISO 4217; fixed at creation. Absent on events made before there were prices: EUR. */
    currency: a.string(),
    /** Where requests are served; the help desk is always one of them. */
    serviceAreas: a.ref('ServiceArea').required().array(),
    state: a.ref('EventState').required(),
    /** Rises with every change; an update names the version it saw. */
    version: a.integer().required(),
  })
  .secondaryIndexes((index) => [index('kind').sortKeys(['startsAt']).name('byStart').queryField('listEventsByStart')])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['read'])])
  .disableOperations(['mutations', 'subscriptions', 'list']);

import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** Something guests can ask for. Written only by operations; guests and staff read CatalogEntry. */
export const CatalogItem = a
  .model({
    id: a.id().required(),
    eventId: a.id().required(),
    category: a.ref('RequestCategory').required(),
    name: a.string().required(),
    description: a.string(),
    /** A thumbnail as `data:image/webp;base64,…`, at most 8 KB. */
    picture: a.string(),
    /** Whole cents of the event's currency; 0 is free. */
    priceCents: a.integer().required(),
    dietaryTags: a.string().required().array(),
    /** What is left; absent when there is no limit. Taken and given back in the transactions of requests. */
    stock: a.integer(),
    availableFrom: a.datetime(),
    availableUntil: a.datetime(),
    /** Id of the service area. */
    area: a.string().required(),
    /** How many one guest may have; absent when there is no limit. */
    limitPerGuest: a.integer(),
    /** Set when it was taken off the catalogue. */
    archivedAt: a.datetime(),
    /** Rises with every change by an organizer; an update names the version it saw. Requests leave it alone. */
    version: a.integer().required(),
  })
  .secondaryIndexes((index) => [index('eventId').sortKeys(['name']).name('byEvent').projection('KEYS_ONLY').queryField(null)])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['get'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);

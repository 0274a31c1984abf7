import { a } from '@aws-amplify/backend';
import { catalog } from '../../functions/catalog/resource.ts';
import { eventStaff, organizers, signedIn } from '../authorization.ts';

/** What an organizer says of an item. New ones with each call: the schema keeps what it is given. */
const itemFields = () => ({
  category: a.ref('RequestCategory').required(),
  name: a.string().required(),
  description: a.string(),
  picture: a.string(),
  priceCents: a.integer().required(),
  dietaryTags: a.string().required().array().required(),
  availableFrom: a.datetime(),
  availableUntil: a.datetime(),
  area: a.string().required(),
  limitPerGuest: a.integer(),
});

/** What guests can ask for, and where it is served. */
export const catalogOperations = {
  /** A bar, a merchandise stand, the help desk. */
  ServiceArea: a.customType({
    /** Lower-case letters, digits and hyphens; `help` is the help desk's. */
    id: a.string().required(),
    name: a.string().required(),
    /** A request that waits longer is late. */
    targetMinutes: a.integer().required(),
  }),
  ServiceAreaInput: a.customType({
    /** Absent for a new area. */
    id: a.string(),
    name: a.string().required(),
    targetMinutes: a.integer().required(),
  }),
  ServiceAreas: a.customType({
    eventId: a.id().required(),
    areas: a.ref('ServiceArea').required().array().required(),
    /** Of the event. */
    version: a.integer().required(),
  }),
  CatalogEntry: a.customType({
    id: a.id().required(),
    eventId: a.id().required(),
    ...itemFields(),
    stock: a.integer(),
    archivedAt: a.datetime(),
    version: a.integer().required(),
    /** How many the calling guest has had or ordered, where there is a limit. */
    taken: a.integer(),
  }),
  Catalog: a.customType({
    eventId: a.id().required(),
    currency: a.string().required(),
    areas: a.ref('ServiceArea').required().array().required(),
    items: a.ref('CatalogEntry').required().array().required(),
    nextToken: a.string(),
  }),
  /** Validated by lib/validation/catalog.ts. */
  CatalogItemInput: a.customType(itemFields()),

  /** By name. Guests of the event and staff see what is on offer; `withArchived` is for organizers. */
  getCatalog: a
    .query()
    .arguments({ eventId: a.id().required(), withArchived: a.boolean(), nextToken: a.string() })
    .returns(a.ref('Catalog').required())
    .authorization(signedIn)
    .handler(a.handler.function(catalog)),

  createCatalogItem: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      input: a.ref('CatalogItemInput').required(),
      /** What is there to give; absent for no limit. */
      stock: a.integer(),
      idempotencyKey: a.string().required(),
    })
    .returns(a.ref('CatalogEntry').required())
    .authorization(organizers)
    .handler(a.handler.function(catalog)),

  updateCatalogItem: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      itemId: a.id().required(),
      input: a.ref('CatalogItemInput').required(),
      version: a.integer().required(),
    })
    .returns(a.ref('CatalogEntry').required())
    .authorization(organizers)
    .handler(a.handler.function(catalog)),

  /** Takes an item off the catalogue, or puts it back. */
  archiveCatalogItem: a
    .mutation()
    .arguments({ eventId: a.id().required(), itemId: a.id().required(), archived: a.boolean().required() })
    .returns(a.ref('CatalogEntry').required())
    .authorization(organizers)
    .handler(a.handler.function(catalog)),

  /** Counts what is left anew: null for no limit. Refused when requests changed it since `expectedStock` was seen. */
  setCatalogStock: a
    .mutation()
    .arguments({ eventId: a.id().required(), itemId: a.id().required(), stock: a.integer(), expectedStock: a.integer() })
    .returns(a.ref('CatalogEntry').required())
    .authorization(eventStaff)
    .handler(a.handler.function(catalog)),

  saveServiceAreas: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      areas: a.ref('ServiceAreaInput').required().array().required(),
      version: a.integer().required(),
    })
    .returns(a.ref('ServiceAreas').required())
    .authorization(organizers)
    .handler(a.handler.function(catalog)),
};

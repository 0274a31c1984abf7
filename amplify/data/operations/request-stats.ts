import { a } from '@aws-amplify/backend';
import { guestRequests } from '../../functions/guest-requests/resource.ts';
import { organizers } from '../authorization.ts';

/** How requests go, counted from their stream. */
export const requestStatsOperations = {
  AreaStats: a.customType({
    /** Id of the service area. */
    area: a.string().required(),
    open: a.integer().required(),
    claimed: a.integer().required(),
    fulfilled: a.integer().required(),
    cancelled: a.integer().required(),
    declined: a.integer().required(),
    /** Seconds from the request to its claim; absent until there was one. */
    medianSecondsToClaim: a.float(),
    p95SecondsToClaim: a.float(),
    /** Seconds from the request to its fulfilment. */
    medianSecondsToFulfil: a.float(),
    p95SecondsToFulfil: a.float(),
  }),
  ItemStats: a.customType({
    itemId: a.id().required(),
    name: a.string().required(),
    area: a.string().required(),
    /** Units in requests that were not cancelled or declined. */
    ordered: a.integer().required(),
    fulfilled: a.integer().required(),
  }),
  PaymentTotal: a.customType({
    itemId: a.id().required(),
    area: a.string().required(),
    /** Absent for what is not paid yet. */
    method: a.ref('PaymentMethod'),
    cents: a.integer().required(),
  }),
  RequestStats: a.customType({
    eventId: a.id().required(),
    currency: a.string().required(),
    areas: a.ref('AreaStats').required().array().required(),
    /** Busiest first. */
    items: a.ref('ItemStats').required().array().required(),
    /** One for each item, area and method; their sum is every priced line of the event that stands. */
    payments: a.ref('PaymentTotal').required().array().required(),
    /** When the last change was counted; absent before the first. */
    countedAt: a.datetime(),
  }),

  getRequestStats: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('RequestStats').required())
    .authorization(organizers)
    .handler(a.handler.function(guestRequests)),
};

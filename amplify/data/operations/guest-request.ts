import { a } from '@aws-amplify/backend';
import { guestRequests } from '../../functions/guest-requests/resource.ts';
import { eventStaff, signedIn } from '../authorization.ts';
import { requestFields } from '../models/guest-request.ts';
import { resolver } from '../resolvers/bundle.ts';

/** The steps that a member of staff takes alone: one conditional write each. */
const staffStep = (name: string) => [
  a.handler.custom({ dataSource: a.ref('Profile'), entry: resolver('read-staff-profile') }),
  a.handler.custom({ dataSource: a.ref('GuestRequest'), entry: resolver(name) }),
  a.handler.custom({ dataSource: a.ref('GuestRequest'), entry: resolver('explain-request-step') }),
];

/** What both subscriptions hear of. */
const everyChange = () => [
  a.ref('createGuestRequest'),
  a.ref('cancelGuestRequest'),
  a.ref('claimGuestRequest'),
  a.ref('releaseGuestRequest'),
  a.ref('fulfilGuestRequest'),
  a.ref('reopenGuestRequest'),
  a.ref('declineGuestRequest'),
  a.ref('recordPayment'),
  a.ref('undoPayment'),
];

const ofOneRequest = { eventId: a.id().required(), id: a.id().required() };

/** Requests from the guest's phone to the hand-over. Steps that move stock or money are functions; the others are resolvers. */
export const guestRequestOperations = {
  RequestLine: a.customType({
    itemId: a.id().required(),
    name: a.string().required(),
    category: a.ref('RequestCategory').required(),
    quantity: a.integer().required(),
    /** Whole cents, when it was ordered. */
    unitPriceCents: a.integer().required(),
    /** Set when staff marked it paid. */
    paymentMethod: a.ref('PaymentMethod'),
    paidAt: a.datetime(),
    paidToName: a.string(),
  }),
  RequestEntry: a.customType({
    step: a.ref('RequestStep').required(),
    at: a.datetime().required(),
    /** Cognito sub of who took the step. */
    by: a.string().required(),
    byName: a.string(),
    reason: a.string(),
    /** Positions in `lines`, of a payment. */
    lines: a.integer().required().array(),
    paymentMethod: a.ref('PaymentMethod'),
  }),
  /** Custom types cannot hold models, so this is a GuestRequest without its index keys. */
  RequestDetails: a.customType(requestFields()),
  RequestPage: a.customType({ items: a.ref('RequestDetails').required().array().required(), nextToken: a.string() }),
  RequestItemInput: a.customType({
    itemId: a.id().required(),
    quantity: a.integer().required(),
    /** The price that the guest saw; another one is refused. */
    unitPriceCents: a.integer().required(),
  }),
  /** What a guest owes and has paid at an event. A declined or cancelled request owes nothing. */
  Tab: a.customType({
    eventId: a.id().required(),
    currency: a.string().required(),
    dueCents: a.integer().required(),
    paidCents: a.integer().required(),
    /** Requests with something to pay, oldest first. */
    requests: a.ref('RequestDetails').required().array().required(),
  }),

  /** `category` is what the request mainly is. All items come from one area; a call for help may have none. */
  createGuestRequest: a
    .mutation()
    .arguments({
      eventId: a.id().required(),
      category: a.ref('RequestCategory').required(),
      items: a.ref('RequestItemInput').required().array().required(),
      location: a.string(),
      note: a.string(),
      /** Made by the client, once per request; a retry sends the same. */
      clientKey: a.string().required(),
    })
    .returns(a.ref('RequestDetails').required())
    .authorization(signedIn)
    .handler(a.handler.function(guestRequests)),

  cancelGuestRequest: a
    .mutation()
    .arguments(ofOneRequest)
    .returns(a.ref('RequestDetails').required())
    .authorization(signedIn)
    .handler(a.handler.function(guestRequests)),

  claimGuestRequest: a
    .mutation()
    .arguments(ofOneRequest)
    .returns(a.ref('RequestDetails').required())
    .authorization(eventStaff)
    .handler(staffStep('claim-request')),

  releaseGuestRequest: a
    .mutation()
    .arguments(ofOneRequest)
    .returns(a.ref('RequestDetails').required())
    .authorization(eventStaff)
    .handler(staffStep('release-request')),

  fulfilGuestRequest: a
    .mutation()
    .arguments(ofOneRequest)
    .returns(a.ref('RequestDetails').required())
    .authorization(eventStaff)
    .handler(staffStep('fulfil-request')),

  /** Takes a fulfilment back: FULFILLED to CLAIMED by the caller. */
  reopenGuestRequest: a
    .mutation()
    .arguments(ofOneRequest)
    .returns(a.ref('RequestDetails').required())
    .authorization(eventStaff)
    .handler(staffStep('reopen-request')),

  declineGuestRequest: a
    .mutation()
    .arguments({ ...ofOneRequest, reason: a.string().required() })
    .returns(a.ref('RequestDetails').required())
    .authorization(eventStaff)
    .handler(a.handler.function(guestRequests)),

  /** Marks lines as paid at hand-over, by their positions in `lines`. */
  recordPayment: a
    .mutation()
    .arguments({ ...ofOneRequest, lines: a.integer().required().array().required(), method: a.ref('PaymentMethod').required() })
    .returns(a.ref('RequestDetails').required())
    .authorization(eventStaff)
    .handler(a.handler.function(guestRequests)),

  undoPayment: a
    .mutation()
    .arguments({ ...ofOneRequest, lines: a.integer().required().array().required() })
    .returns(a.ref('RequestDetails').required())
    .authorization(eventStaff)
    .handler(a.handler.function(guestRequests)),

  /** Open and claimed ones, oldest first; with `finished` the others, newest first. */
  listGuestRequests: a
    .query()
    .arguments({ eventId: a.id().required(), area: a.string(), finished: a.boolean(), nextToken: a.string() })
    .returns(a.ref('RequestPage').required())
    .authorization(eventStaff)
    .handler(a.handler.function(guestRequests)),

  /** The caller's own, newest first. */
  listMyGuestRequests: a
    .query()
    .arguments({ eventId: a.id().required(), nextToken: a.string() })
    .returns(a.ref('RequestPage').required())
    .authorization(signedIn)
    .handler(a.handler.function(guestRequests)),

  getMyTab: a
    .query()
    .arguments({ eventId: a.id().required() })
    .returns(a.ref('Tab').required())
    .authorization(signedIn)
    .handler(a.handler.function(guestRequests)),

  /** Every change of the event's requests, of one area or of all. */
  onGuestRequest: a
    .subscription()
    .for(everyChange())
    .arguments({ eventId: a.id().required(), area: a.string() })
    .authorization(eventStaff)
    .handler(a.handler.custom({ entry: resolver('on-guest-request') })),

  /** Every change of the caller's own requests. */
  onMyGuestRequest: a
    .subscription()
    .for(everyChange())
    .arguments({ eventId: a.id().required() })
    .authorization(signedIn)
    .handler(a.handler.custom({ entry: resolver('on-my-guest-request') })),
};

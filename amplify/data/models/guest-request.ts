import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** A request as its guest and the staff of its event see it. Also the fields of RequestDetails, which operations answer. */
export const requestFields = () => ({
  /** Derived from the guest and the client's key, so that a retry is the same request. */
  id: a.id().required(),
  eventId: a.id().required(),
  guestId: a.id().required(),
  /** Cognito sub of the guest: whom onMyGuestRequest tells. */
  sub: a.string().required(),
  guestName: a.string().required(),
  category: a.ref('RequestCategory').required(),
  urgency: a.ref('RequestUrgency').required(),
  state: a.ref('RequestState').required(),
  /** Id of the service area. */
  area: a.string().required(),
  /** What was asked for, at the price it had then; empty for a call for help. */
  lines: a.ref('RequestLine').required().array().required(),
  /** Sum of the lines in whole cents. */
  totalCents: a.integer().required(),
  /** ISO 4217. */
  currency: a.string().required(),
  /** Seat, table or stand. */
  location: a.string(),
  note: a.string(),
  createdAt: a.datetime().required(),
  /** Rises with every step: of two views of a request the higher one is the newer. */
  version: a.integer().required(),
  /** Cognito sub of the member of staff. */
  claimedBy: a.string(),
  claimedByName: a.string(),
  claimedAt: a.datetime(),
  fulfilledAt: a.datetime(),
  /** When it was fulfilled, cancelled or declined. */
  finishedAt: a.datetime(),
  declineReason: a.string(),
  /** Every step with who and when, oldest first. */
  history: a.ref('RequestEntry').required().array().required(),
});

/** A guest's request for food, drinks, hand-outs or help. Written only by operations. */
export const GuestRequest = a
  .model({
    ...requestFields(),
    /** `<eventId>#<n>`, only while OPEN or CLAIMED: the board's index holds nothing else. */
    activeShard: a.string(),
    /** `<eventId>#<n>`, only once finished. */
    finishedShard: a.string(),
  })
  .secondaryIndexes((index) => [
    index('activeShard').sortKeys(['createdAt']).name('byActive').projection('KEYS_ONLY').queryField(null),
    index('finishedShard').sortKeys(['finishedAt']).name('byFinished').projection('KEYS_ONLY').queryField(null),
    index('guestId').sortKeys(['createdAt']).name('byGuest').projection('KEYS_ONLY').queryField(null),
  ])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['get'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);

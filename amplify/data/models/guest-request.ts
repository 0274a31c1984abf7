import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** A guest's request for food, drinks, hand-outs or help. Written only by operations. */
export const GuestRequest = a
  .model({
    id: a.id().required(),
    eventId: a.id().required(),
    eventShard: a.string().required(),
    guestId: a.id().required(),
    /** Cognito sub of the guest. */
    sub: a.string().required(),
    category: a.ref('RequestCategory').required(),
    state: a.ref('RequestState').required(),
    area: a.string().required(),
    location: a.string(),
    note: a.string(),
    createdAt: a.datetime().required(),
    claimedBy: a.string(),
    claimedAt: a.datetime(),
    fulfilledAt: a.datetime(),
  })
  .secondaryIndexes((index) => [index('eventShard').sortKeys(['createdAt']).name('byCreatedAt').queryField(null)])
  .authorization((allow) => [allow.ownerDefinedIn('sub').identityClaim('sub').to(['get']), allow.group(GROUPS.organizers).to(['get'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);

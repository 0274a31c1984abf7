import { a } from '@aws-amplify/backend';
import { GROUPS } from '../authorization.ts';

/** A member of staff who wants to hear of an area's requests without a screen. */
export const RequestAlert = a
  .model({
    id: a.id().required(),
    eventId: a.id().required(),
    /** Cognito sub of the member of staff. */
    sub: a.string().required(),
    /** Id of the service area; `*` for all. */
    area: a.string().required(),
    channel: a.ref('AlertChannel').required(),
    /** E-mail address or E.164 phone number. */
    endpoint: a.string().required(),
    state: a.ref('AlertState').required(),
    /** Of SNS; absent where the alert goes through the notification ledger and SES. */
    subscriptionArn: a.string(),
    createdAt: a.datetime().required(),
  })
  .secondaryIndexes((index) => [
    index('eventId').sortKeys(['area']).name('byArea').queryField(null),
    index('sub').sortKeys(['eventId']).name('bySub').queryField(null),
  ])
  .authorization((allow) => [allow.group(GROUPS.organizers).to(['get'])])
  .disableOperations(['mutations', 'subscriptions', 'queries']);

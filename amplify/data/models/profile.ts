import { a } from '@aws-amplify/backend';

/** A person with an account. Written by the PostConfirmation trigger; its id is the Cognito sub. */
export const Profile = a
  .model({
    id: a.id().required(),
    sub: a.string().required(),
    /** Verified by Cognito. */
    email: a.string().required(),
    name: a.string(),
  })
  .authorization((allow) => [allow.ownerDefinedIn('sub').identityClaim('sub').to(['get'])])
  .disableOperations(['mutations', 'subscriptions', 'list']);

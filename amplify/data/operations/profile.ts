import { a } from '@aws-amplify/backend';
import { signedIn } from '../authorization.ts';
import { resolver } from '../resolvers/bundle.ts';

/** What people say of themselves. */
export const profileOperations = {
  MyProfile: a.customType({
    /** Guests read it of the staff who come to them. */
    name: a.string(),
  }),

  updateMyProfile: a
    .mutation()
    .arguments({ name: a.string().required() })
    .returns(a.ref('MyProfile').required())
    .authorization(signedIn)
    .handler(a.handler.custom({ dataSource: a.ref('Profile'), entry: resolver('update-my-profile') })),
};

import { defineAuth } from '@aws-amplify/backend';
import { GROUPS } from '../../lib/domain/roles.ts';
import { postConfirmation } from './post-confirmation/resource.ts';
import { signInProviders } from './sign-in-providers.ts';

const externalProviders = signInProviders();

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailSubject: 'Your code for Usher',
      verificationEmailBody: (createCode) => `Your code is ${createCode()}. If you did not ask for it, you can ignore this message.`,
    },
    ...(externalProviders && { externalProviders }),
  },
  groups: Object.values(GROUPS),
  triggers: { postConfirmation },
  access: (allow) => [allow.resource(postConfirmation).to(['addUserToGroup'])],
});

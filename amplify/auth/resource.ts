import { defineAuth } from '@aws-amplify/backend';
import { GROUPS } from '../../lib/domain/roles.ts';
import { postConfirmation } from './post-confirmation/resource.ts';
import { requireSecondFactor } from './require-second-factor/resource.ts';
import { isStaffMfaRequired } from './security-settings.ts';
import { signInProviders } from './sign-in-providers.ts';

const externalProviders = signInProviders();
const isRequired = isStaffMfaRequired();

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
  // An authenticator app, for whoever wants it. Texts cost money and can be taken over.
  multifactor: { mode: 'OPTIONAL', totp: true },
  triggers: { postConfirmation, ...(isRequired && { preTokenGeneration: requireSecondFactor }) },
  access: (allow) => [
    allow.resource(postConfirmation).to(['addUserToGroup']),
    ...(isRequired ? [allow.resource(requireSecondFactor).to(['getUser'])] : []),
  ],
});

import type { AuthenticatorProps } from '@aws-amplify/ui-react';
import { signIn, signUp, type SignInInput, type SignUpInput } from 'aws-amplify/auth';

const handleSignIn = ({ username, password, options }: SignInInput) =>
  signIn({ username, password, options: { ...options, authFlowType: 'USER_PASSWORD_AUTH' } });

const handleSignUp = ({ username, password, options }: SignUpInput) =>
  signUp({ username, password, options: { userAttributes: {}, ...options, autoSignIn: { authFlowType: 'USER_PASSWORD_AUTH' } } });

/**
 * What the Authenticator calls in the offline sandbox: its Cognito knows no SRP, so the password is sent as it is, and it never
 * leaves the machine. A deployed pool uses Amplify's own SRP.
 */
// Amplify's functions have a second signature, with a server context, which the Authenticator never uses.
export const passwordSignIn = { handleSignIn, handleSignUp } as AuthenticatorProps['services'];

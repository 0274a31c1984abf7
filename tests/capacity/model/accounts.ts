import { QUOTAS } from './quotas.ts';

/** SignUp and ConfirmSignUp count together; the administrator's calls do too. */
const CALLS_OF_A_SIGN_UP = 2;

/** What Cognito lets through in an account that asked for no more, and how long everyone needs. */
export const accountRates = (guests: number): { what: string; perSecond: number; seconds: number }[] =>
  [
    { what: 'sign up with an e-mail address', perSecond: QUOTAS.cognitoCreation.value / CALLS_OF_A_SIGN_UP },
    { what: 'sign in with a password', perSecond: QUOTAS.cognitoSignIn.value },
    { what: 'sign in with Google, Facebook or Amazon', perSecond: QUOTAS.cognitoFederation.value },
  ].map((rate) => ({ ...rate, seconds: Math.ceil(guests / rate.perSecond) }));

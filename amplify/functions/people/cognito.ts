import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/** One client per cold start. */
export const cognito = new CognitoIdentityProviderClient({});

import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { traceClient } from '../runtime/tracing.ts';

/** One client per cold start. */
export const cognito = traceClient(new CognitoIdentityProviderClient({}));

import type { AuthenticationType } from '../../cloud-assembly/local-backend.ts';
import type { IamCaller, VerifiedToken } from '../../ports.ts';

/** Request headers with lower-case names. */
export type RequestHeaders = Record<string, string>;

/** What was signed or sent, so that a SigV4 signature can be checked against it. */
export type SignedRequest = { method: string; path: string; body: string };

/** Who calls, after the token, key or signature was checked. */
export type Caller = { sourceIp: string[] } & (
  | { mode: 'AMAZON_COGNITO_USER_POOLS'; token: VerifiedToken }
  | { mode: 'AWS_IAM'; iam: IamCaller; accessKeyId: string }
  | { mode: 'API_KEY' }
);

export type CallerMode = Extract<AuthenticationType, Caller['mode']>;

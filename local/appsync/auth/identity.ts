import type { AuthenticationType } from '../../cloud-assembly/local-backend.ts';
import type { Caller } from './caller.ts';

/** `ctx.identity`, as AppSync fills it for each way to sign in; null for an API key. */
export const identityOf = (caller: Caller, defaultAuthentication: AuthenticationType): Record<string, unknown> | null => {
  switch (caller.mode) {
    case 'AMAZON_COGNITO_USER_POOLS': {
      const { sub, username, issuer, groups, claims } = caller.token;
      return {
        sub,
        issuer,
        username,
        sourceIp: caller.sourceIp,
        claims,
        groups: groups.length > 0 ? groups : null,
        defaultAuthStrategy: defaultAuthentication === 'AMAZON_COGNITO_USER_POOLS' ? 'ALLOW' : 'DENY',
      };
    }
    case 'AWS_IAM': {
      const { accountId, userArn, cognitoIdentityId, cognitoIdentityPoolId, cognitoIdentityAuthType } = caller.iam;
      return {
        accountId,
        cognitoIdentityPoolId: cognitoIdentityPoolId ?? null,
        cognitoIdentityId: cognitoIdentityId ?? null,
        sourceIp: caller.sourceIp,
        username: `${caller.accessKeyId}:${userArn.slice(userArn.lastIndexOf('/') + 1)}`,
        userArn,
        cognitoIdentityAuthType: cognitoIdentityAuthType ?? null,
        cognitoIdentityAuthProvider: null,
      };
    }
    case 'API_KEY':
      return null;
  }
};

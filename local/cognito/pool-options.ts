import type { AppClient } from 'cognito-local/lib/services/appClient.js';
import { USER_POOL_AWS_DEFAULTS } from 'cognito-local/lib/services/cognitoService.js';
import type { UserPool } from 'cognito-local/lib/services/userPoolService.js';
import type { Auth } from '../cloud-assembly/local-backend.ts';

/** The template's pool as cognito-local describes pools. */
export const poolOptions = (auth: Auth): UserPool => ({
  ...USER_POOL_AWS_DEFAULTS,
  Id: auth.userPoolId,
  Arn: auth.userPoolArn,
  Name: auth.userPoolId,
  UsernameAttributes: auth.usernameAttributes,
  AutoVerifiedAttributes: ['email'],
  MfaConfiguration: auth.hasTotp ? 'OPTIONAL' : 'OFF',
  // Amplify keeps the old address until the new one is confirmed.
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  Policies: {
    PasswordPolicy: {
      MinimumLength: auth.passwordPolicy.minimumLength,
      RequireLowercase: auth.passwordPolicy.requireLowercase,
      RequireUppercase: auth.passwordPolicy.requireUppercase,
      RequireNumbers: auth.passwordPolicy.requireNumbers,
      RequireSymbols: auth.passwordPolicy.requireSymbols,
    },
  },
});

export const appClient = (auth: Auth, now: Date): AppClient => ({
  UserPoolId: auth.userPoolId,
  ClientName: auth.userPoolClientId,
  ClientId: auth.userPoolClientId,
  CreationDate: now,
  LastModifiedDate: now,
  EnableTokenRevocation: true,
  PreventUserExistenceErrors: 'ENABLED',
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
});

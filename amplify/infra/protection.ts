import { BillingMode } from 'aws-cdk-lib/aws-dynamodb';
import { CfnUserPoolRiskConfigurationAttachment } from 'aws-cdk-lib/aws-cognito';
import { threatProtection } from '../auth/security-settings.ts';
import type { backend } from '../backend.ts';
import { isBranch, removalPolicyOf } from './deployment.ts';

type Backend = typeof backend;

/** The deepest query of the site has four levels: listCheckIns, items, guest, field. */
const QUERY_DEPTH_LIMIT = 8;
const RESOLVER_COUNT_LIMIT = 100;

/** People's data can be brought back, cannot be deleted by mistake and outlives its stack where it is real. A sandbox leaves nothing. */
export const protectData = ({ data }: Backend): void => {
  const onBranch = isBranch(data.stack);
  for (const table of Object.values(data.resources.cfnResources.amplifyDynamoDbTables)) {
    table.pointInTimeRecoveryEnabled = onBranch;
    table.deletionProtectionEnabled = onBranch;
    table.applyRemovalPolicy(removalPolicyOf(data.stack));
    // Not by a parameter of the stack, which somebody could set.
    table.billingMode = BillingMode.PAY_PER_REQUEST;
  }
  const api = data.resources.cfnResources.cfnGraphqlApi;
  api.queryDepthLimit = QUERY_DEPTH_LIMIT;
  api.resolverCountLimit = RESOLVER_COUNT_LIMIT;
  if (onBranch) api.introspectionConfig = 'DISABLED';
};

/** Long passwords rather than odd ones, and no answer that tells whether an address has an account. */
export const protectAccounts = ({ auth }: Backend): void => {
  const { cfnUserPool, cfnUserPoolClient } = auth.resources.cfnResources;
  cfnUserPool.policies = {
    passwordPolicy: {
      minimumLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: false,
      temporaryPasswordValidityDays: 3,
    },
  };
  cfnUserPool.applyRemovalPolicy(removalPolicyOf(auth.stack));
  cfnUserPool.deletionProtection = isBranch(auth.stack) ? 'ACTIVE' : 'INACTIVE';
  cfnUserPoolClient.preventUserExistenceErrors = 'ENABLED';
  cfnUserPoolClient.enableTokenRevocation = true;
  // A token in an address would stay in the browser's history.
  cfnUserPoolClient.allowedOAuthFlows = ['code'];
  reachAccessTokens(auth);
  watchForThreats(auth);
};

/** A trigger that makes tokens changes ID tokens alone, unless it is asked as version 2; AppSync is shown access tokens. */
const reachAccessTokens = ({ stack, resources }: Backend['auth']): void => {
  const { cfnUserPool } = resources.cfnResources;
  // Since November 2024 the tier of every new pool, and the lowest that has version 2.
  cfnUserPool.userPoolTier = 'ESSENTIALS';
  const triggers = stack.resolve(cfnUserPool.lambdaConfig) as { preTokenGeneration?: unknown } | undefined;
  if (!triggers?.preTokenGeneration) return;
  cfnUserPool.addPropertyOverride('LambdaConfig.PreTokenGenerationConfig', {
    LambdaArn: triggers.preTokenGeneration,
    LambdaVersion: 'V2_0',
  });
  cfnUserPool.addPropertyDeletionOverride('LambdaConfig.PreTokenGeneration');
};

/**
 * Leaked passwords and odd sign-ins: noted with `audit`, acted on with `enforce`. Guests sign in on the road and from a venue's one
 * address, so what is only unusual asks for the second factor of those who have one.
 */
const watchForThreats = ({ stack, resources }: Backend['auth']): void => {
  const mode = threatProtection();
  if (mode === 'off') return;
  const { cfnUserPool } = resources.cfnResources;
  cfnUserPool.userPoolTier = 'PLUS';
  cfnUserPool.userPoolAddOns = { advancedSecurityMode: mode === 'audit' ? 'AUDIT' : 'ENFORCED' };
  if (mode === 'audit') return;
  new CfnUserPoolRiskConfigurationAttachment(stack, 'Risks', {
    userPoolId: cfnUserPool.ref,
    clientId: 'ALL',
    compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
    accountTakeoverRiskConfiguration: {
      actions: {
        mediumAction: { eventAction: 'MFA_IF_CONFIGURED', notify: false },
        highAction: { eventAction: 'BLOCK', notify: false },
      },
    },
  });
};

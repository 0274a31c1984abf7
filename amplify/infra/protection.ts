import { BillingMode } from 'aws-cdk-lib/aws-dynamodb';
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
};

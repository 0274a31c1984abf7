import { Stack } from 'aws-cdk-lib';
import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { backend } from '../backend.ts';

type Statement = { Resource: { 'Fn::Sub'?: [string, { fieldName?: string }] }[] };

const AMPLIFYS_POLICY = /\/(Auth|Unauth)RolePolicy\d+\/Resource$/;

/**
 * What the identity pool's roles may ask of the API are single fields. Amplify also names every custom type that a model
 * holds (`types/RequestLine/*`), which none of those fields returns.
 */
export const narrowPublicAccess = ({ data }: typeof backend): void => {
  const policies = data.stack.node
    .findAll()
    .filter((part) => part instanceof CfnManagedPolicy)
    .filter((policy) => AMPLIFYS_POLICY.test(policy.node.path));
  if (policies.length === 0) throw new Error('The identity pool has no policies to narrow.');
  for (const policy of policies) {
    const { Statement: statements } = Stack.of(policy).resolve(policy.policyDocument) as { Statement: Statement[] };
    policy.policyDocument = {
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({
        ...statement,
        Resource: statement.Resource.filter((resource) => resource['Fn::Sub']?.[1].fieldName !== undefined),
      })),
    };
  }
};

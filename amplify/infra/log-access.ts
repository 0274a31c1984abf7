import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { backend } from '../backend.ts';
import { ownFunctions } from './own-functions.ts';

/** AWS's managed policy for functions lets them write to every log group of the account: each gets the right to its own instead. */
export const grantOwnLogs = (all: typeof backend): void => {
  for (const { resources } of ownFunctions(all)) {
    const { lambda, cfnResources } = resources;
    const role = lambda.role?.node.defaultChild;
    // Without a group of its own, CDK would make a function that makes one.
    const hasLogGroup = cfnResources.cfnFunction.loggingConfig !== undefined;
    if (!(lambda instanceof LambdaFunction) || !(role instanceof CfnRole) || !hasLogGroup)
      throw new Error(`${lambda.node.path} has no log group or no role of its own.`);
    role.managedPolicyArns = undefined;
    lambda.logGroup.grantWrite(lambda);
  }
};

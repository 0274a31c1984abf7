import { CfnResource, RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { backend } from '../backend.ts';

const hasLogGroup = (lambda: CfnResource): boolean =>
  JSON.stringify(lambda.stack.resolve(lambda._toCloudFormation())).includes('"LogGroup"');

/**
 * Our functions bring their log groups (functions/function-settings.ts), and the API's is bounded by `logging` in
 * data/resource.ts. What Amplify and CDK run while a stack is deployed has none: Lambda would make one that keeps all for
 * ever, so each gets its own here. Called last, when all functions are there.
 */
export const boundLogs = ({ stack }: typeof backend): void => {
  const functions = stack.node
    .findAll()
    .filter((part): part is CfnResource => CfnResource.isCfnResource(part) && part.cfnResourceType === 'AWS::Lambda::Function');
  for (const lambda of functions.filter((one) => !hasLogGroup(one))) {
    const logs = new LogGroup(lambda.node.scope ?? lambda.stack, `${lambda.node.id}Logs`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    lambda.addPropertyOverride('LoggingConfig.LogGroup', logs.logGroupName);
  }
};

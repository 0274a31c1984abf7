import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { CfnEventInvokeConfig, CfnEventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { backend } from '../backend.ts';
import { ownFunctions } from './own-functions.ts';

/** A function with the name that people know it by. */
export type WatchedFunction = {
  name: string;
  lambda: IFunction;
  /** Streams that feed it. */
  mappings: CfnEventSourceMapping[];
  /** Whether events that it cannot take end somewhere: a destination of its own for asynchronous calls. */
  hasFailureDestination: boolean;
};

/** Everything that has metrics, as it stands in the stacks: what is added there is on the dashboard without being named again. */
export type Watched = {
  apiId: string;
  functions: WatchedFunction[];
  tables: { name: string; table: ITable }[];
  queues: { name: string; queue: Queue }[];
};

export const watchedOf = (all: typeof backend): Watched => {
  const { data, stack } = all;
  const parts = stack.node.findAll();
  return {
    apiId: data.resources.cfnResources.cfnGraphqlApi.attrApiId,
    functions: ownFunctions(all).map(({ resources: { lambda } }) => {
      const below = lambda.node.findAll();
      return {
        // Amplify names the construct `<name>-lambda`.
        name: lambda.node.id.replace(/-lambda$/, ''),
        lambda,
        mappings: below.filter((part) => part instanceof CfnEventSourceMapping),
        hasFailureDestination: below.some((part) => part instanceof CfnEventInvokeConfig && part.destinationConfig !== undefined),
      };
    }),
    tables: [
      ...Object.entries(data.resources.tables).map(([name, table]) => ({ name, table })),
      ...parts.filter((part) => part instanceof TableV2).map((table) => ({ name: table.node.id.replace(/Table$/, ''), table })),
    ],
    queues: parts.filter((part) => part instanceof Queue).map((queue) => ({ name: queue.node.id, queue })),
  };
};

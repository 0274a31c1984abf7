import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { backend } from '../backend.ts';
import { ownFunctions } from './own-functions.ts';

/** One trace from the API through the functions to the tables. */
export const addTracing = (all: typeof backend): void => {
  all.data.resources.cfnResources.cfnGraphqlApi.xrayEnabled = true;
  for (const { resources } of ownFunctions(all)) {
    resources.cfnResources.cfnFunction.tracingConfig = { mode: 'Active' };
    // X-Ray has no resources to name.
    resources.lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
    );
  }
};

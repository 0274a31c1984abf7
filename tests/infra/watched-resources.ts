import { physicalIdOf } from '../../local/cloud-assembly/local-names.ts';
import type { BranchAssembly } from './branch-assembly.ts';

/** Metrics of AWS that we read, as their services document them: a misspelt one would stay silent for ever. */
export const AWS_METRICS: Record<string, string[]> = {
  'AWS/AppSync': ['4XXError', '5XXError', 'Latency', 'ActiveConnections', 'ActiveSubscriptions'],
  'AWS/DynamoDB': ['ReadThrottleEvents', 'WriteThrottleEvents', 'ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'],
  'AWS/Lambda': [
    'Errors',
    'Throttles',
    'Duration',
    'Invocations',
    'ConcurrentExecutions',
    'IteratorAge',
    'DestinationDeliveryFailures',
    'AsyncEventsDropped',
    'OnFailureDestinationDeliveredEventCount',
    'DroppedEventCount',
  ],
  'AWS/SES': ['Reputation.BounceRate', 'Reputation.ComplaintRate'],
  'AWS/SMSVoice': ['TextMessageMonthlySpend'],
  'AWS/SNS': ['SMSMonthToDateSpentUSD'],
  'AWS/SQS': ['ApproximateNumberOfMessagesVisible'],
};

/** A resource as it would be deployed: `name` is what its metrics name it by. */
export type Named = { id: string; name: string; properties: Record<string, unknown> };

export const resourcesOf = ({ resolved }: BranchAssembly, ...types: string[]): Named[] =>
  resolved.ofType(...types).map((resource) => ({ id: resource.logicalId, name: physicalIdOf(resource), properties: resource.properties }));

/** Our own functions: Amplify's helpers carry the name of its API, or none. */
export const functionsOf = ({ resolved }: BranchAssembly): Named[] =>
  resolved
    .ofType('AWS::Lambda::Function')
    .filter((resource) => !['amplifyData', undefined].includes(resource.tag('amplify:friendly-name')))
    .map((resource) => ({ id: resource.logicalId, name: physicalIdOf(resource), properties: resource.properties }));

/** Names of tables as metrics have them. */
export const tableNamesOf = ({ backend }: BranchAssembly): string[] => backend.tables.map(({ name }) => name);

import type { BranchAssembly, Resource } from './branch-assembly.ts';

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

export type Named = { id: string; resource: Resource };

/** All resources of a type with their logical ids. */
export const resourcesOf = ({ templates }: BranchAssembly, type: string): Named[] =>
  templates.flatMap(({ resources }) =>
    Object.entries(resources).flatMap(([id, resource]) => (resource.Type === type ? [{ id, resource }] : [])),
  );

/** Our own functions: Amplify's helpers carry the name of its API, or none. */
export const functionsOf = (assembly: BranchAssembly): Named[] =>
  resourcesOf(assembly, 'AWS::Lambda::Function').filter(({ resource }) => {
    const tags = (resource.Properties['Tags'] ?? []) as { Key: string; Value: string }[];
    const name = tags.find(({ Key }) => Key === 'amplify:friendly-name')?.Value;
    return name !== undefined && name !== 'amplifyData';
  });

/** The text of a template's value: references stand as the logical id that they name, whichever stack it is in. */
export const textOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Fn::Join' in value) {
    const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map(textOf).join(separator);
  }
  if ('Ref' in value) return String(value.Ref);
  if ('Fn::GetAtt' in value) return (value['Fn::GetAtt'] as string[]).join('.');
  throw new Error(`An intrinsic that is not read: ${JSON.stringify(value)}`);
};

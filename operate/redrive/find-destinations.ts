import {
  GetFunctionEventInvokeConfigCommand,
  type LambdaClient,
  ListTagsCommand,
  paginateListEventSourceMappings,
  paginateListFunctions,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';

/** Amplify tags a function with the name it has in the code; its name in AWS is made up from that and the stack's. */
const NAME_TAG = 'amplify:friendly-name';

/** Names of the functions that are called so: the one with just that name, or all that carry it as their tag. */
export const findFunctions = async (lambda: LambdaClient, name: string): Promise<string[]> => {
  const all: { name: string; arn: string }[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {}))
    all.push(...Functions.map(({ FunctionName = '', FunctionArn = '' }) => ({ name: FunctionName, arn: FunctionArn })));
  if (all.some((candidate) => candidate.name === name)) return [name];
  const found: string[] = [];
  for (const candidate of all) {
    const { Tags } = await lambda.send(new ListTagsCommand({ Resource: candidate.arn }));
    if (Tags?.[NAME_TAG] === name) found.push(candidate.name);
  }
  return found;
};

/** Where failures of a function lie: below a prefix of a bucket, or in a queue. */
export type Destination = { type: 'BUCKET'; bucket: string; prefix: string } | { type: 'QUEUE'; arn: string };

/** Of the streams that feed a function, and of the events it was handed while nobody waited for the answer. */
export const findDestinations = async (lambda: LambdaClient, functionName: string): Promise<Destination[]> => {
  const found: Destination[] = [];
  for await (const { EventSourceMappings = [] } of paginateListEventSourceMappings({ client: lambda }, { FunctionName: functionName }))
    for (const { UUID, DestinationConfig } of EventSourceMappings)
      found.push(...destinationOf(DestinationConfig?.OnFailure?.Destination, `aws/lambda/${UUID}/`));
  const { DestinationConfig } = await lambda
    .send(new GetFunctionEventInvokeConfigCommand({ FunctionName: functionName }))
    .catch(notFoundIsNone);
  return [...found, ...destinationOf(DestinationConfig?.OnFailure?.Destination, `aws/lambda/async/${functionName}/`)];
};

const destinationOf = (arn: string | undefined, prefix: string): Destination[] => {
  if (arn?.startsWith('arn:aws:s3:::')) return [{ type: 'BUCKET', bucket: arn.slice(arn.lastIndexOf(':') + 1), prefix }];
  return arn?.startsWith('arn:aws:sqs:') ? [{ type: 'QUEUE', arn }] : [];
};

const notFoundIsNone = (error: unknown): { DestinationConfig?: undefined } => {
  if (error instanceof ResourceNotFoundException) return {};
  throw error;
};

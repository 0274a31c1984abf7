import type { AssemblyFiles } from './assembly-files.ts';
import { isBucketArn, onFailureArnOf } from './failure-destination.ts';
import { isRecord } from './intrinsics.ts';
import type { EventSourceMapping, LambdaFunction } from './local-backend.ts';
import type { Resources } from './resources.ts';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const ASYNCHRONOUS_RETRIES = 2;

/** Functions of the backend's author: not those that serve custom resources while a stack is deployed. */
export const readFunctions = (resources: Resources, files: AssemblyFiles): LambdaFunction[] => {
  const deploymentOnly = findDeploymentFunctions(resources);
  const invokeConfigs = resources.ofType('AWS::Lambda::EventInvokeConfig');
  return resources
    .ofType('AWS::Lambda::Function')
    .filter((fn) => !deploymentOnly.has(arnOfFunction(fn)))
    .map((fn) => readFunction({ fn, files, invokeConfigs }));
};

const arnOfFunction = (fn: StackResource): string => String(fn.stack.scope.getAtt(fn.logicalId, 'Arn'));

const findDeploymentFunctions = (resources: Resources): Set<string> => {
  const arns = new Set<string>();
  for (const { type, properties } of resources.all) {
    if (typeof properties.ServiceToken === 'string') arns.add(properties.ServiceToken);
    // The state machine of Amplify's table manager, the only one that is let through, names its function in its definition.
    if (type === 'AWS::StepFunctions::StateMachine')
      for (const [arn] of String(properties.DefinitionString).matchAll(/arn:aws:lambda:[\w:-]+/g)) arns.add(arn);
  }
  // CDK's provider framework calls the functions that its own environment names.
  for (const fn of resources.ofType('AWS::Lambda::Function').filter((candidate) => arns.has(arnOfFunction(candidate)))) {
    for (const value of Object.values(environmentOf(fn))) if (value.startsWith('arn:aws:lambda:')) arns.add(value);
  }
  return arns;
};

const environmentOf = ({ properties }: StackResource): Record<string, string> => {
  const { Environment } = properties;
  const variables = isRecord(Environment) && isRecord(Environment.Variables) ? Environment.Variables : {};
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
};

const readFunction = ({
  fn,
  files,
  invokeConfigs,
}: {
  fn: StackResource;
  files: AssemblyFiles;
  invokeConfigs: StackResource[];
}): LambdaFunction => {
  const { properties, logicalId } = fn;
  const name = String(fn.stack.scope.ref(logicalId));
  if (!String(properties.Runtime).startsWith('nodejs'))
    throw unsupported(`the runtime ${String(properties.Runtime)} of the function ${logicalId}`);
  if (Array.isArray(properties.Layers) && properties.Layers.length > 0) throw unsupported(`Lambda layers (function ${logicalId})`);
  const { S3Key } = isRecord(properties.Code) ? properties.Code : {};
  if (typeof S3Key !== 'string') throw unsupported(`inline code or images (function ${logicalId})`);
  const invokeConfig = invokeConfigs.find((config) => config.properties.FunctionName === name);
  const onFailureArn = onFailureArnOf(invokeConfig) ?? deadLetterArnOf(properties.DeadLetterConfig);
  if (onFailureArn && isBucketArn(onFailureArn)) throw unsupported(`a bucket for failed asynchronous events (function ${logicalId})`);
  return {
    logicalId,
    name,
    arn: arnOfFunction(fn),
    roleArn: String(properties.Role),
    codePath: files.pathOf(S3Key),
    handler: String(properties.Handler),
    environment: environmentOf(fn),
    timeoutSeconds: Number(properties.Timeout ?? 3),
    memoryMb: Number(properties.MemorySize ?? 128),
    logLevel: isRecord(properties.LoggingConfig) ? String(properties.LoggingConfig.ApplicationLogLevel ?? 'INFO') : undefined,
    onFailureArn,
    asynchronousRetries: Number(invokeConfig?.properties.MaximumRetryAttempts ?? ASYNCHRONOUS_RETRIES),
  };
};

const deadLetterArnOf = (config: unknown): string | undefined =>
  isRecord(config) && typeof config.TargetArn === 'string' ? config.TargetArn : undefined;

/** Which streams and queues feed which functions. Defaults are Lambda's own. */
export const readEventSourceMappings = (resources: Resources, functions: LambdaFunction[]): EventSourceMapping[] =>
  resources
    .ofType('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled !== false)
    .map((mapping) => readEventSourceMapping(mapping, functions));

const readEventSourceMapping = (mapping: StackResource, functions: LambdaFunction[]): EventSourceMapping => {
  const { properties, logicalId } = mapping;
  const eventSourceArn = String(properties.EventSourceArn);
  const isQueue = eventSourceArn.startsWith('arn:aws:sqs:');
  if (!isQueue && !eventSourceArn.startsWith('arn:aws:dynamodb:')) throw unsupported(`the event source ${eventSourceArn} (${logicalId})`);
  const target = functions.find(({ name, arn }) => name === properties.FunctionName || arn === properties.FunctionName);
  if (!target) throw unsupported(`the event source mapping ${logicalId}, whose function is not part of the backend`);
  const filters =
    isRecord(properties.FilterCriteria) && Array.isArray(properties.FilterCriteria.Filters) ? properties.FilterCriteria.Filters : [];
  const responseTypes = Array.isArray(properties.FunctionResponseTypes) ? properties.FunctionResponseTypes : [];
  return {
    logicalId,
    id: String(mapping.stack.scope.ref(logicalId)),
    functionArn: target.arn,
    eventSourceArn,
    startingPosition: properties.StartingPosition === 'TRIM_HORIZON' ? 'TRIM_HORIZON' : 'LATEST',
    batchSize: Number(properties.BatchSize ?? (isQueue ? 10 : 100)),
    maximumBatchingWindowSeconds: Number(properties.MaximumBatchingWindowInSeconds ?? 0),
    maximumRetryAttempts: Number(properties.MaximumRetryAttempts ?? -1),
    maximumRecordAgeSeconds: Number(properties.MaximumRecordAgeInSeconds ?? -1),
    bisectBatchOnFunctionError: properties.BisectBatchOnFunctionError === true,
    reportBatchItemFailures: responseTypes.includes('ReportBatchItemFailures'),
    parallelizationFactor: Number(properties.ParallelizationFactor ?? 1),
    filterPatterns: filters.filter(isRecord).map(({ Pattern }) => String(Pattern)),
    onFailureArn: onFailureArnOf(mapping),
  };
};

import { createHash } from 'node:crypto';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

export const ACCOUNT_ID = '000000000000';
export const REGION = 'us-east-1';

/** An arn of this sandbox's one account. */
export const arnOf = (service: string, resource: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${resource}`;
const globalArnOf = (service: string, resource: string): string => `arn:aws:${service}::${ACCOUNT_ID}:${resource}`;

const digest = (seed: string): string => createHash('sha256').update(seed).digest('hex');

/** Letters and digits as AWS would make them up, but the same at every synthesis, so that data outlives a reload. */
const token = (seed: string, length: number): string =>
  BigInt(`0x${digest(seed)}`)
    .toString(36)
    .slice(0, length);

const uuid = (seed: string): string =>
  digest(seed).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, (_, a, b, c, d, e) => `${a}-${b}-4${c}-8${d}-${e}`);

export const apiIdOf = (api: StackResource): string => token(`api ${api.uniqueName}`, 26);
const functionIdOf = (fn: StackResource): string => token(`function ${fn.uniqueName}`, 26);

/** Where clients reach the deployed API; the sandbox puts its own address in place of this one when it starts. */
export const graphqlUrlOf = (apiId: string): string => `https://${apiId}.appsync-api.${REGION}.amazonaws.com/graphql`;

type Naming = {
  /** Result of `Ref`. */
  ref(resource: StackResource): string;
  attributes: Record<string, (resource: StackResource) => unknown>;
};

/** The name given in the template, or the logical id, which is just as unique. */
const given =
  (property: string) =>
  (resource: StackResource): string =>
    resource.text(property) ?? resource.uniqueName;

const named = (property: string, arn: (name: string) => string): Naming => {
  const name = given(property);
  return { ref: name, attributes: { Arn: (resource) => arn(name(resource)) } };
};

const byArn = (property: string, arn: (name: string) => string): Naming => {
  const name = given(property);
  const ref = (resource: StackResource): string => arn(name(resource));
  return { ref, attributes: { Arn: ref } };
};

const dataSourceArn = (resource: StackResource): string =>
  arnOf('appsync', `apis/${resource.text('ApiId')}/datasources/${resource.text('Name')}`);
const functionArn = (resource: StackResource): string =>
  arnOf('appsync', `apis/${resource.text('ApiId')}/functions/${functionIdOf(resource)}`);
const apiArn = (resource: StackResource): string => arnOf('appsync', `apis/${apiIdOf(resource)}`);
const tableArn = (name: string): string => arnOf('dynamodb', `table/${name}`);
// AWS labels a stream with the time it was switched on; here it stays the same for good.
const streamArn = (name: string): string => `${tableArn(name)}/stream/2026-01-01T00:00:00.000`;

const tableNaming = (property: string): Naming => {
  const name = given(property);
  const arn = (resource: StackResource): string => tableArn(name(resource));
  const stream = (resource: StackResource): string => streamArn(name(resource));
  return { ref: name, attributes: { Arn: arn, TableArn: arn, StreamArn: stream, TableStreamArn: stream, TableName: name } };
};

/** Amplify names a function after its stack; its own tag is what people call it. */
const lambdaName = (resource: StackResource): string => {
  const friendly = resource.tag('amplify:friendly-name');
  const isAmplifys = friendly !== undefined && resource.logicalId.startsWith(`${friendly.replace(/[^a-zA-Z0-9]/g, '')}lambda`);
  return resource.text('FunctionName') ?? (isAmplifys ? friendly : resource.uniqueName);
};
const lambdaArn = (resource: StackResource): string => arnOf('lambda', `function:${lambdaName(resource)}`);
/** Versions and aliases stand for their function: the sandbox runs one version. */
const targetFunctionArn = (resource: StackResource): string => {
  const target = resource.text('FunctionName') ?? '';
  return target.startsWith('arn:') ? target : arnOf('lambda', `function:${target}`);
};

const userPoolId = (resource: StackResource): string => `${REGION}_${token(`user pool ${resource.uniqueName}`, 9)}`;
const queueUrl = (name: string): string => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT_ID}/${name}`;
const queueName = given('QueueName');
const topicName = given('TopicName');
const topicArn = (resource: StackResource): string => arnOf('sns', topicName(resource));
const bucketName = (resource: StackResource): string => resource.text('BucketName') ?? resource.uniqueName.toLowerCase();
const bucketDomain = (resource: StackResource): string => `${bucketName(resource)}.s3.amazonaws.com`;
const keyId = (resource: StackResource): string => uuid(`key ${resource.uniqueName}`);
const mappingId = (resource: StackResource): string => uuid(`mapping ${resource.uniqueName}`);
const pinpointId = (resource: StackResource): string => digest(`pinpoint ${resource.uniqueName}`).slice(0, 32);

const NAMINGS: Record<string, Naming> = {
  'AWS::AppSync::GraphQLApi': {
    ref: apiArn,
    attributes: { ApiId: apiIdOf, Arn: apiArn, GraphQLUrl: (api) => graphqlUrlOf(apiIdOf(api)) },
  },
  'AWS::AppSync::ApiKey': {
    ref: (key) => arnOf('appsync', `apis/${key.text('ApiId')}/apikeys/${token(`key id ${key.uniqueName}`, 26)}`),
    attributes: { ApiKey: (key) => `da2-${token(`api key ${key.uniqueName}`, 26)}` },
  },
  'AWS::AppSync::DataSource': { ref: dataSourceArn, attributes: { Name: (source) => source.text('Name'), DataSourceArn: dataSourceArn } },
  'AWS::AppSync::FunctionConfiguration': {
    ref: functionArn,
    attributes: { FunctionId: functionIdOf, FunctionArn: functionArn, Name: (fn) => fn.text('Name') },
  },
  'Custom::AmplifyDynamoDBTable': tableNaming('tableName'),
  'AWS::DynamoDB::Table': tableNaming('TableName'),
  'AWS::DynamoDB::GlobalTable': tableNaming('TableName'),
  'AWS::Lambda::Function': { ref: lambdaName, attributes: { Arn: lambdaArn } },
  'AWS::Lambda::Version': { ref: targetFunctionArn, attributes: { FunctionArn: targetFunctionArn, Version: () => '1' } },
  'AWS::Lambda::Alias': { ref: targetFunctionArn, attributes: { AliasArn: targetFunctionArn } },
  'AWS::Lambda::EventSourceMapping': { ref: mappingId, attributes: { Id: mappingId } },
  'AWS::Lambda::LayerVersion': byArn('LayerName', (name) => arnOf('lambda', `layer:${name}:1`)),
  'AWS::Cognito::UserPool': {
    ref: userPoolId,
    attributes: {
      UserPoolId: userPoolId,
      Arn: (pool) => arnOf('cognito-idp', `userpool/${userPoolId(pool)}`),
      ProviderName: (pool) => `cognito-idp.${REGION}.amazonaws.com/${userPoolId(pool)}`,
      ProviderURL: (pool) => `https://cognito-idp.${REGION}.amazonaws.com/${userPoolId(pool)}`,
    },
  },
  'AWS::Cognito::UserPoolClient': {
    ref: (client) => token(`client ${client.uniqueName}`, 26),
    attributes: { ClientId: (client) => token(`client ${client.uniqueName}`, 26) },
  },
  'AWS::Cognito::UserPoolGroup': { ref: (group) => group.text('GroupName') ?? group.uniqueName, attributes: {} },
  'AWS::Cognito::UserPoolIdentityProvider': { ref: given('ProviderName'), attributes: {} },
  'AWS::Cognito::UserPoolDomain': { ref: given('Domain'), attributes: {} },
  'AWS::Cognito::IdentityPool': { ref: (pool) => `${REGION}:${uuid(`identity pool ${pool.uniqueName}`)}`, attributes: {} },
  'AWS::IAM::Role': named('RoleName', (name) => globalArnOf('iam', `role/${name}`)),
  'AWS::IAM::ManagedPolicy': byArn('ManagedPolicyName', (name) => globalArnOf('iam', `policy/${name}`)),
  'AWS::SNS::Topic': { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: topicName } },
  'AWS::SQS::Queue': {
    ref: (queue) => queueUrl(queueName(queue)),
    attributes: {
      Arn: (queue) => arnOf('sqs', queueName(queue)),
      QueueName: queueName,
      QueueUrl: (queue) => queueUrl(queueName(queue)),
    },
  },
  'AWS::S3::Bucket': {
    ref: bucketName,
    attributes: { Arn: (bucket) => `arn:aws:s3:::${bucketName(bucket)}`, DomainName: bucketDomain, RegionalDomainName: bucketDomain },
  },
  'AWS::SSM::Parameter': { ref: given('Name'), attributes: { Value: (parameter) => parameter.text('Value'), Type: () => 'String' } },
  'AWS::Scheduler::Schedule': named('Name', (name) => arnOf('scheduler', `schedule/default/${name}`)),
  'AWS::Scheduler::ScheduleGroup': named('Name', (name) => arnOf('scheduler', `schedule-group/${name}`)),
  'AWS::Events::Rule': named('Name', (name) => arnOf('events', `rule/${name}`)),
  'AWS::Logs::LogGroup': named('LogGroupName', (name) => arnOf('logs', `log-group:${name}:*`)),
  'AWS::CloudWatch::Alarm': named('AlarmName', (name) => arnOf('cloudwatch', `alarm:${name}`)),
  'AWS::WAFv2::WebACL': byArn('Name', (name) => arnOf('wafv2', `regional/webacl/${name}/${uuid(name)}`)),
  'AWS::KMS::Key': { ref: keyId, attributes: { Arn: (key) => arnOf('kms', `key/${keyId(key)}`), KeyId: keyId } },
  'AWS::StepFunctions::StateMachine': byArn('StateMachineName', (name) => arnOf('states', `stateMachine:${name}`)),
  'AWS::Pinpoint::App': { ref: pinpointId, attributes: { Arn: (app) => arnOf('mobiletargeting', `apps/${pinpointId(app)}`) } },
  'AWS::SES::EmailIdentity': { ref: given('EmailIdentity'), attributes: {} },
  'AWS::SES::ConfigurationSet': { ref: given('Name'), attributes: {} },
  'AWS::SMSVOICE::ConfigurationSet': named('ConfigurationSetName', (name) => arnOf('sms-voice', `configuration-set/${name}`)),
};

/** What `Ref` gives for a resource: its physical id, the same at every synthesis. */
export const physicalIdOf = (resource: StackResource): string => NAMINGS[resource.type]?.ref(resource) ?? resource.uniqueName;

/** What `Fn::GetAtt` gives for a resource. A custom resource answers with the property of that name, if it was given one. */
export const attributeOf = (resource: StackResource, attribute: string): unknown => {
  const attributes = NAMINGS[resource.type]?.attributes ?? {};
  if (Object.hasOwn(attributes, attribute)) return attributes[attribute]?.(resource);
  if (resource.type.startsWith('Custom::')) return resource.text(attribute) ?? `${resource.uniqueName}.${attribute}`;
  throw unsupported(`Fn::GetAtt ${attribute} of ${resource.logicalId} (${resource.type})`);
};

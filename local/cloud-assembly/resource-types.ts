import { isFailureBucket } from './read-buckets.ts';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

/** Types that some reader of this folder turns into a part of `LocalBackend`. */
const READ = [
  'AWS::AppSync::ApiKey',
  'AWS::AppSync::DataSource',
  'AWS::AppSync::FunctionConfiguration',
  'AWS::AppSync::GraphQLApi',
  'AWS::AppSync::GraphQLSchema',
  'AWS::AppSync::Resolver',
  'AWS::Cognito::IdentityPool',
  'AWS::Cognito::IdentityPoolRoleAttachment',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::IAM::RolePolicy',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SMSVOICE::ConfigurationSet',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
  'AWS::Scheduler::Schedule',
  'Custom::AmplifyDynamoDBTable',
  'Custom::CDKBucketDeployment',
];

/** Types that change nothing for a laptop, each with the reason. */
const IGNORED: Record<string, string> = {
  'AWS::AppSync::ApiCache': 'answers are the same without it, and newer',
  'AWS::CDK::Metadata': 'usage reporting',
  'AWS::CloudWatch::Alarm': 'watches AWS metrics',
  'AWS::CloudWatch::CompositeAlarm': 'watches AWS metrics',
  'AWS::CloudWatch::Dashboard': 'shows AWS metrics',
  'AWS::Cognito::UserPoolDomain': 'hosted sign-in for social providers, which the sandbox has not',
  'AWS::Cognito::UserPoolIdentityProvider': 'social sign-in, which the sandbox has not',
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': 'threat protection, which the sandbox has not',
  'AWS::Cognito::LogDeliveryConfiguration': 'logs stay in the console',
  'AWS::KMS::Alias': 'data on a laptop is not encrypted by KMS',
  'AWS::KMS::Key': 'data on a laptop is not encrypted by KMS',
  'AWS::Lambda::LayerVersion': 'a function that uses one is refused',
  'AWS::Lambda::Permission': 'services of the sandbox may invoke what the template connects',
  'AWS::Lambda::Version': 'one version runs',
  'AWS::Logs::LogGroup': 'logs stay in the console',
  'AWS::Logs::MetricFilter': 'feeds AWS metrics',
  'AWS::Logs::ResourcePolicy': 'logs stay in the console',
  'AWS::Pinpoint::App': 'messages of any project are kept in the outbox',
  'AWS::Pinpoint::SMSChannel': 'messages of any project are kept in the outbox',
  'AWS::S3::BucketPolicy': 'only Amplify itself and Lambda write to the buckets that are let through',
  'AWS::SES::EmailIdentity': 'any sender may send to the outbox',
  'AWS::SMSVOICE::PhoneNumber': 'texts are kept in the outbox',
  'AWS::SMSVOICE::SenderId': 'texts are kept in the outbox',
  'AWS::SNS::TopicPolicy': 'services of the sandbox may publish what the template connects',
  'AWS::SQS::QueuePolicy': 'services of the sandbox may send what the template connects',
  'AWS::Scheduler::ScheduleGroup': 'schedules need no group',
  'AWS::WAFv2::LoggingConfiguration': 'the sandbox serves one laptop',
  'AWS::WAFv2::WebACL': 'the sandbox serves one laptop',
  'AWS::WAFv2::WebACLAssociation': 'the sandbox serves one laptop',
  'Custom::AmplifyBranchLinkerResource': 'Amplify Hosting only',
  'Custom::AmplifySecretFetcherResource': 'secrets come from secrets.json of the data folder',
  'Custom::LogRetention': 'logs stay in the console',
  'Custom::S3AutoDeleteObjects': 'empties a bucket when its stack is deleted',
};

/** Refuses what the sandbox would silently leave out (TEMPLATE_UNSUPPORTED, with resource type and logical id). */
export const refuseUnknownTypes = (resources: StackResource[]): void => {
  const known = new Set([...READ, ...Object.keys(IGNORED)]);
  const amplifysBuckets = new Set(
    resources.filter(({ type }) => type === 'Custom::CDKBucketDeployment').map((resource) => resource.text('DestinationBucketName')),
  );
  for (const resource of resources) {
    if (known.has(resource.type) || isAmplifysOwn(resource, amplifysBuckets) || isFailureBucket(resource, resources)) continue;
    throw unsupported(`${resource.type} (${resource.logicalId} in the stack ${resource.stack.name})`);
  }
};

/** Buckets that carry Amplify's code generation, and the state machine that waits for its tables. */
const isAmplifysOwn = (resource: StackResource, amplifysBuckets: Set<string | undefined>): boolean =>
  (resource.type === 'AWS::S3::Bucket' && amplifysBuckets.has(resource.text('BucketName') ?? resource.uniqueName.toLowerCase())) ||
  (resource.type === 'AWS::StepFunctions::StateMachine' && resource.logicalId.startsWith('AmplifyTableWaiterStateMachine'));

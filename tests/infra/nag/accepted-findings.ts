/** What cdk-nag may go on finding, with the reason in plain words. An entry that matches nothing any more fails the test. */
export type Accepted = {
  rule: string;
  /** Of the constructs, below the root stack. */
  path: RegExp;
  /** Of the action or resource that the rule names; without it the rule must name none. */
  detail?: RegExp;
  reason: string;
};

const OWN_FUNCTION = /^(auth|data)\/[a-z-]+-lambda\/Resource$/;
const OWN_POLICY = /^((auth|data)\/[a-z-]+-lambda\/ServiceRole\/DefaultPolicy|data\/PostConfirmationTables)\/Resource$/;
const QUEUE = /^data\/\w+Failures\/Resource$/;
const USER_POOL = /^auth\/amplifyAuth\/UserPool\/Resource$/;

/** Ours: constructs of this repository, and settings of Amplify's that we chose. */
export const OF_USHER: Accepted[] = [
  {
    rule: 'AwsSolutions-IAM5',
    path: OWN_POLICY,
    detail: /^Resource::.*\/index\/\*$/,
    reason: 'The indexes of one table: each holds what the table holds, which the function may read.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: OWN_POLICY,
    detail: /^Resource::\*$/,
    reason: 'X-Ray and dynamodb:ListStreams take no resource; expected-rights.ts lets nothing else have it.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: /^data\/(manage-event|request-alerts)-lambda\/ServiceRole\/DefaultPolicy\/Resource$/,
    detail: /^Resource::<StaffRequestTopic\w+>:\*$/,
    reason: "Subscriptions of one topic: SNS makes up the end of each one's ARN.",
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: /^data\/[a-z-]+-lambda\/ServiceRole\/DefaultPolicy\/Resource$/,
    detail: /^Resource::<FailedRecords\w+\.Arn>\/aws\/lambda\/\*$/,
    reason:
      "Lambda's own prefix in one bucket, to write alone: below it stands the id of the mapping, which is made after the right to write.",
  },
  {
    rule: 'AwsSolutions-S1',
    path: /^data\/FailedRecords\/Resource$/,
    reason:
      'Lambda writes it and operators read it after a failure; it is emptied after 30 days. Logs of that would need a second bucket, kept for longer. Who must know who read it switches on CloudTrail data events.',
  },
  {
    rule: 'Serverless-LambdaDLQ',
    path: OWN_FUNCTION,
    reason:
      'The rule looks at one property. Functions behind the API answer whoever waits; stream readers and record-delivery have failure destinations of their own; a sweep that fails is done by the next minute.',
  },
  {
    rule: 'Serverless-LambdaAsyncFailureDestination',
    path: /^data\/sweep-(notices|sessions)-lambda\/EventInvokeConfig\/Resource$/,
    reason: 'A run carries nothing but the time, and the next minute does what it left. Runs that fail or stop set off alarms.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    path: QUEUE,
    reason: 'These queues are the dead-letter queues.',
  },
  {
    rule: 'Serverless-SQSRedrivePolicy',
    path: QUEUE,
    reason: 'These queues are the dead-letter queues.',
  },
  {
    rule: 'AwsSolutions-ASC3',
    path: /^data\/amplifyData\/GraphQLAPI\/Resource$/,
    reason: "The rule wants requests logged with their contents, which are guests' personal data. Errors are logged, and calls traced.",
  },
  {
    rule: 'AwsSolutions-COG1',
    path: USER_POOL,
    reason: 'The rule wants odd characters. Passwords have twelve characters at least, as NIST SP 800-63B prefers length to composition.',
  },
  {
    rule: 'AwsSolutions-COG2',
    path: USER_POOL,
    reason: 'Guests come once a year and would be locked out. A second factor for staff is a setting.',
  },
  {
    rule: 'AwsSolutions-COG8',
    path: USER_POOL,
    reason: 'The Plus tier costs more for every guest who signs in. Threat protection is a setting.',
  },
  {
    rule: 'AwsSolutions-COG7',
    path: /^auth\/amplifyAuth\/IdentityPool$/,
    reason: 'Published events and agendas are read without an account: exactly the fields that privilege-suites.ts names.',
  },
];

const TABLE_MANAGER = /^data\/amplifyData\/AmplifyTableManager\//;
const CODEGEN_BUCKET = /^data\/amplifyData\/AmplifyCodegenAssets\/AmplifyCodegenAssetsBucket\//;
const BUCKET_DEPLOYMENT = /^data\/Custom::CDKBucketDeployment\w+\//;
/** Functions that Amplify and CDK run while a stack is deployed, and never for a guest. */
const DEPLOYS =
  /^(data\/(LogRetention\w+|Custom::\w+|amplifyData\/AmplifyTableManager\/.*)|AmplifyBranchLinker\/.*|auth\/.*AmplifySecretFetcher.*)\/(Resource|Handler)$/;
const LINKER_OR_FETCHER = /^(AmplifyBranchLinker|auth\/(\w+\/)*AmplifySecretFetcher\w+)\//;

/** Amplify's and CDK's: constructs that we neither make nor set. */
export const OF_AMPLIFY: Accepted[] = [
  {
    rule: 'AwsSolutions-IAM4',
    path: /^data\/amplifyData\/GraphQLAPI\/ApiLogsRole\/Resource$/,
    detail: /AWSAppSyncPushToCloudWatchLogs$/,
    reason: 'AWS documents this very policy for the logs of AppSync; its group is made by AppSync itself.',
  },
  {
    rule: 'AwsSolutions-IAM4',
    path: /^(data\/(LogRetention\w+|Custom::\w+|amplifyData\/AmplifyTableManager)|AmplifyBranchLinker|auth\/(\w+\/)*AmplifySecretFetcher\w+)\//,
    detail: /AWSLambdaBasicExecutionRole$/,
    reason: 'Functions that run while a stack is deployed: the policy lets them write logs.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: /^data\/amplifyData\/FunctionDirectiveStack\/Fn\w+LambdaDataSource\/ServiceRole\/DefaultPolicy\/Resource$/,
    detail: /^Resource::<\w+(\.\w+)?>:\*$/,
    reason: 'Versions of the one function that the data source is for.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: /^data\/amplifyData\/\w+\/\w+IAMRole\/Resource$/,
    detail: /^Resource::.*table\/\$\{tablename\}\/\*/s,
    reason: "Indexes of the one table of the model's data source.",
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: /^data\/SchedulerRoleForTarget-\w+\/DefaultPolicy\/Resource$/,
    detail: /^Resource::<\w+\.Arn>:\*$/,
    reason: 'Versions of the one function that the schedule is for.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: TABLE_MANAGER,
    detail: /^Resource::.*/s,
    reason: "Makes and changes this API's tables, whose names it learns while it runs, and starts its own waiter.",
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: /^data\/LogRetention\w+\/ServiceRole\/DefaultPolicy\/Resource$/,
    detail: /^Resource::\*$/,
    reason: "CDK sets the retention of the API's log group, which AppSync makes later.",
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: BUCKET_DEPLOYMENT,
    detail: /^(Action::s3:\w+\*|Resource::.*\/\*)$/s,
    reason: "CDK copies the schema's description into Amplify's two buckets.",
  },
  {
    rule: 'AwsSolutions-IAM5',
    path: LINKER_OR_FETCHER,
    detail: /^Resource::(<\w+\.Arn>:\*|arn:aws:amplify:\*:\*:apps\/.*|arn:aws:ssm:\*:\*:parameter\/amplify\/.*\/\*)$/,
    reason:
      "Amplify's own: ties the branch to its app, and reads this backend's secrets for other sign-ins, in whichever region and account.",
  },
  { rule: 'AwsSolutions-L1', path: LINKER_OR_FETCHER, reason: 'Amplify sets Node 22, which Lambda supports.' },
  { rule: 'Serverless-LambdaLatestVersion', path: LINKER_OR_FETCHER, reason: 'Amplify sets Node 22, which Lambda supports.' },
  { rule: 'AwsSolutions-L1', path: BUCKET_DEPLOYMENT, reason: "CDK's Python function, as CDK ships it." },
  { rule: 'Serverless-LambdaLatestVersion', path: BUCKET_DEPLOYMENT, reason: "CDK's Python function, as CDK ships it." },
  { rule: 'Serverless-LambdaDLQ', path: DEPLOYS, reason: 'CloudFormation waits for the answer, and fails the deployment without one.' },
  { rule: 'Serverless-LambdaTracing', path: DEPLOYS, reason: 'Runs while a stack is deployed, which CloudFormation tells of.' },
  { rule: 'Serverless-LambdaDefaultMemorySize', path: DEPLOYS, reason: 'Runs while a stack is deployed; 128 MB are enough for it.' },
  {
    rule: 'AwsSolutions-S1',
    path: /^data\/(modelIntrospectionSchemaBucket|amplifyData\/AmplifyCodegenAssets\/AmplifyCodegenAssetsBucket)\/Resource$/,
    reason: "Holds the schema's description for Amplify's tools, and nobody's data.",
  },
  { rule: 'AwsSolutions-S10', path: CODEGEN_BUCKET, reason: "Holds the schema's description for Amplify's tools, and nobody's data." },
];

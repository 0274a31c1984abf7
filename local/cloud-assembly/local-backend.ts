/**
 * Everything the sandbox runs, read from one synthesized cloud assembly with all intrinsics resolved.
 * Names follow CloudFormation; nothing here is Usher's own, so any Amplify Gen 2 backend fits.
 */
export type LocalBackend = {
  /** Content hash of the assembly: equal hashes mean nothing to reload. */
  hash: string;
  region: string;
  accountId: string;
  api?: GraphqlApi;
  tables: Table[];
  functions: LambdaFunction[];
  eventSourceMappings: EventSourceMapping[];
  schedules: Schedule[];
  auth?: Auth;
  topics: Topic[];
  /** Of SES and of SMS: where it is told what became of the messages that name them. */
  configurationSets: ConfigurationSet[];
  queues: Queue[];
  /** Where Lambda keeps what it gave up of streams. */
  buckets: Bucket[];
  roles: Role[];
  /** Plain values of SSM Parameter Store; secrets are not among them. */
  parameters: Parameter[];
  /** Outputs of the backend, as `amplify_outputs.json` needs them, before addresses are made local. */
  outputs: Record<string, unknown>;
};

export type AuthenticationType = 'AMAZON_COGNITO_USER_POOLS' | 'AWS_IAM' | 'API_KEY' | 'OPENID_CONNECT' | 'AWS_LAMBDA';

export type GraphqlApi = {
  id: string;
  arn: string;
  name: string;
  /** The transformed SDL, with AppSync directives. */
  schema: string;
  defaultAuthentication: AuthenticationType;
  additionalAuthentications: AuthenticationType[];
  apiKey?: string | undefined;
  /** 0 means no limit, as in AppSync. */
  queryDepthLimit: number;
  resolverCountLimit: number;
  introspection: boolean;
  environmentVariables: Record<string, string>;
  dataSources: DataSource[];
  functions: PipelineFunction[];
  resolvers: Resolver[];
};

export type DataSource =
  | { type: 'AMAZON_DYNAMODB'; name: string; tableName: string; roleArn?: string | undefined }
  | { type: 'AWS_LAMBDA'; name: string; functionArn: string; roleArn?: string | undefined }
  | { type: 'NONE'; name: string };

export type Code =
  { runtime: 'VTL'; request: string; response: string } | { runtime: 'APPSYNC_JS'; source: string; path?: string | undefined };

export type PipelineFunction = { id: string; name: string; dataSourceName: string; code: Code };

export type Resolver = {
  typeName: string;
  fieldName: string;
  kind: 'UNIT' | 'PIPELINE';
  /** For UNIT resolvers. */
  dataSourceName?: string | undefined;
  code: Code;
  /** Ids of the pipeline's functions, in order. */
  functionIds: string[];
};

export type KeyAttribute = { name: string; type: 'S' | 'N' | 'B' };
export type Key = { hash: KeyAttribute; range?: KeyAttribute | undefined };
export type Projection = { type: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'; nonKeyAttributes: string[] };

export type Table = {
  logicalId: string;
  name: string;
  arn: string;
  key: Key;
  globalSecondaryIndexes: { name: string; key: Key; projection: Projection }[];
  ttlAttribute?: string | undefined;
  stream?: { viewType: 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'KEYS_ONLY'; arn: string } | undefined;
};

export type LambdaFunction = {
  logicalId: string;
  /** Physical name, unique in the backend. */
  name: string;
  arn: string;
  roleArn: string;
  /** Folder of the bundled asset. */
  codePath: string;
  /** e.g. "index.handler". */
  handler: string;
  environment: Record<string, string>;
  timeoutSeconds: number;
  memoryMb: number;
  /** LoggingConfig.ApplicationLogLevel, which Lambda hands the function. */
  logLevel?: string | undefined;
  /** Asynchronous invocations that failed for good go here (DeadLetterConfig or EventInvokeConfig). */
  onFailureArn?: string | undefined;
  /** Of an asynchronous event whose function failed. */
  asynchronousRetries: number;
};

export type EventSourceMapping = {
  logicalId: string;
  /** The UUID by which Lambda knows it. */
  id: string;
  functionArn: string;
  /** A table's stream ARN or a queue's ARN. */
  eventSourceArn: string;
  startingPosition: 'LATEST' | 'TRIM_HORIZON';
  batchSize: number;
  maximumBatchingWindowSeconds: number;
  /** -1 means until the record expires. */
  maximumRetryAttempts: number;
  /** Seconds; -1 means until the stream's own retention. */
  maximumRecordAgeSeconds: number;
  bisectBatchOnFunctionError: boolean;
  reportBatchItemFailures: boolean;
  parallelizationFactor: number;
  /** Event filter patterns (JSON), any of which lets a record pass. Empty: all pass. */
  filterPatterns: string[];
  /** A queue's ARN, or a bucket's. */
  onFailureArn?: string | undefined;
};

export type Schedule = {
  logicalId: string;
  name: string;
  /** cron(...), rate(...) or at(...). */
  expression: string;
  timeZone: string;
  enabled: boolean;
  targetArn: string;
  input?: string | undefined;
  maximumRetryAttempts: number;
  /** An event that could not be handed over for so long is dropped. */
  maximumEventAgeSeconds: number;
  deadLetterArn?: string | undefined;
};

export type CognitoTrigger =
  'PreSignUp' | 'PostConfirmation' | 'PreAuthentication' | 'PostAuthentication' | 'PreTokenGeneration' | 'CustomMessage' | 'UserMigration';

export type Auth = {
  userPoolId: string;
  userPoolArn: string;
  userPoolClientId: string;
  identityPoolId: string;
  groups: { name: string; description?: string | undefined; precedence?: number | undefined }[];
  triggers: Partial<Record<CognitoTrigger, string>>;
  /** Of the event that the PreTokenGeneration trigger gets: version 1 changes ID tokens alone. */
  tokenTriggerVersion: 1 | 2;
  /** Whether people may use an authenticator app. */
  hasTotp: boolean;
  passwordPolicy: {
    minimumLength: number;
    requireLowercase: boolean;
    requireUppercase: boolean;
    requireNumbers: boolean;
    requireSymbols: boolean;
  };
  usernameAttributes: string[];
  unauthenticatedRoleArn?: string | undefined;
  authenticatedRoleArn?: string | undefined;
  allowUnauthenticated: boolean;
};

export type Topic = {
  logicalId: string;
  name: string;
  arn: string;
  subscriptions: TopicSubscription[];
};

export type TopicSubscription = {
  protocol: string;
  endpoint: string;
  filterPolicy?: Record<string, unknown> | undefined;
  filterPolicyScope?: 'MessageAttributes' | 'MessageBody' | undefined;
  rawMessageDelivery?: boolean | undefined;
  /** A queue for messages that could not be delivered (RedrivePolicy). */
  deadLetterArn?: string | undefined;
};

export type ConfigurationSet = {
  logicalId: string;
  service: 'SES' | 'SMS';
  name: string;
  /** Event types as the template writes them, e.g. `bounce` or `TEXT_DELIVERED`. */
  destinations: { topicArn: string; eventTypes: string[] }[];
};

export type Bucket = { logicalId: string; name: string; arn: string; expiresAfterDays?: number | undefined };

export type Queue = { logicalId: string; name: string; arn: string; url: string };

export type Parameter = { name: string; value: string };

export type PolicyStatement = {
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
  /** As in the template; whoever evaluates the statement must not treat it as unconditional. */
  conditions?: Record<string, unknown> | undefined;
};

export type Role = { logicalId: string; name: string; arn: string; statements: PolicyStatement[] };

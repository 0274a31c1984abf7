import { expect, test } from 'vitest';
import { readApi } from '../../../../local/cloud-assembly/read-api.ts';
import { readAuth } from '../../../../local/cloud-assembly/read-auth.ts';
import { readEventSourceMappings, readFunctions } from '../../../../local/cloud-assembly/read-functions.ts';
import { readSchedules } from '../../../../local/cloud-assembly/read-schedules.ts';
import { readTables } from '../../../../local/cloud-assembly/read-tables.ts';
import type { Template } from '../../../../local/cloud-assembly/template.ts';
import { openTemplates } from './open-templates.ts';

type TemplateResources = Template['Resources'];

const lambda = (properties: Record<string, unknown> = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'code.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x', Role: 'role', ...properties },
});

const amplifyTable = {
  Type: 'Custom::AmplifyDynamoDBTable',
  Properties: {
    tableName: 'Guest-api-NONE',
    attributeDefinitions: [
      { attributeName: 'id', attributeType: 'S' },
      { attributeName: 'seat', attributeType: 'N' },
    ],
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    globalSecondaryIndexes: [
      {
        indexName: 'bySeat',
        keySchema: [
          { attributeName: 'seat', keyType: 'HASH' },
          { attributeName: 'id', keyType: 'RANGE' },
        ],
        projection: { projectionType: 'INCLUDE', nonKeyAttributes: ['name'] },
      },
    ],
    streamSpecification: { streamViewType: 'NEW_AND_OLD_IMAGES' },
    timeToLiveSpecification: { attributeName: 'expiresAt', enabled: true },
  },
};

const cdkTable = {
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    TableName: 'Guest-api-NONE',
    AttributeDefinitions: [
      { AttributeName: 'id', AttributeType: 'S' },
      { AttributeName: 'seat', AttributeType: 'N' },
    ],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'bySeat',
        KeySchema: [
          { AttributeName: 'seat', KeyType: 'HASH' },
          { AttributeName: 'id', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name'] },
      },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  },
};

const resourcesOf = (Resources: TemplateResources) => openTemplates({ Resources }).resources;

test.each([
  ["Amplify's custom resource", amplifyTable],
  ['a table of CDK', cdkTable],
])('reads keys, indexes, stream and time to live of %s', (_, table) => {
  expect(readTables(resourcesOf({ GuestTable: table }))).toEqual([
    {
      logicalId: 'GuestTable',
      name: 'Guest-api-NONE',
      arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Guest-api-NONE',
      key: { hash: { name: 'id', type: 'S' }, range: undefined },
      globalSecondaryIndexes: [
        {
          name: 'bySeat',
          key: { hash: { name: 'seat', type: 'N' }, range: { name: 'id', type: 'S' } },
          projection: { type: 'INCLUDE', nonKeyAttributes: ['name'] },
        },
      ],
      ttlAttribute: 'expiresAt',
      stream: {
        viewType: 'NEW_AND_OLD_IMAGES',
        arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Guest-api-NONE/stream/2026-01-01T00:00:00.000',
      },
    },
  ]);
});

test('leaves out functions that only serve a deployment', () => {
  const { resources, files } = openTemplates({
    Resources: {
      Registration: lambda({ FunctionName: 'registration' }),
      Provider: lambda({ Environment: { Variables: { USER_ON_EVENT_FUNCTION_ARN: { 'Fn::GetAtt': ['OnEvent', 'Arn'] } } } }),
      OnEvent: lambda(),
      Retention: { Type: 'Custom::LogRetention', Properties: { ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] } } },
    },
  });
  expect(readFunctions(resources, files).map(({ name }) => name)).toEqual(['registration']);
});

test('a function gets its environment, limits and failure destination', () => {
  const { resources, files } = openTemplates({
    Resources: {
      Registration: lambda({
        FunctionName: 'registration',
        Timeout: 15,
        MemorySize: 512,
        Environment: { Variables: { SEATS: { Ref: 'Failed' } } },
      }),
      Failed: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failed' } },
      Invoke: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Registration' },
          MaximumRetryAttempts: 0,
          DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } },
        },
      },
    },
  });
  expect(readFunctions(resources, files)[0]).toMatchObject({
    asynchronousRetries: 0,
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:registration',
    codePath: '/assembly/code.zip',
    environment: { SEATS: 'https://sqs.us-east-1.amazonaws.com/000000000000/failed' },
    timeoutSeconds: 15,
    memoryMb: 512,
    onFailureArn: 'arn:aws:sqs:us-east-1:000000000000:failed',
  });
});

test.each([
  ['another runtime', { Runtime: 'python3.13' }, 'python3.13'],
  ['layers', { Layers: ['arn:aws:lambda:us-east-1:1:layer:tools:1'] }, 'layers'],
  ['inline code', { Code: { ZipFile: 'exports.handler = 1' } }, 'inline code'],
])('refuses a function with %s', (_, properties, name) => {
  const { resources, files } = openTemplates({ Resources: { Odd: lambda(properties) } });
  expect(() => readFunctions(resources, files)).toThrow(name);
});

test('an event source mapping keeps its filters, retries and failure destination', () => {
  const { resources, files } = openTemplates({
    Resources: {
      GuestTable: amplifyTable,
      Confirm: lambda({ FunctionName: 'confirm' }),
      Mapping: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['GuestTable', 'TableStreamArn'] },
          FunctionName: { 'Fn::GetAtt': ['Confirm', 'Arn'] },
          StartingPosition: 'TRIM_HORIZON',
          BatchSize: 25,
          BisectBatchOnFunctionError: true,
          MaximumRetryAttempts: 5,
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
          DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:000000000000:failed' } },
        },
      },
    },
  });
  expect(readEventSourceMappings(resources, readFunctions(resources, files))).toEqual([
    {
      logicalId: 'Mapping',
      id: expect.stringMatching(/^[0-9a-f]{8}-/) as string,
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:confirm',
      eventSourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Guest-api-NONE/stream/2026-01-01T00:00:00.000',
      startingPosition: 'TRIM_HORIZON',
      batchSize: 25,
      maximumBatchingWindowSeconds: 0,
      maximumRetryAttempts: 5,
      maximumRecordAgeSeconds: -1,
      bisectBatchOnFunctionError: true,
      reportBatchItemFailures: true,
      parallelizationFactor: 1,
      filterPatterns: ['{"eventName":["INSERT"]}'],
      onFailureArn: 'arn:aws:sqs:us-east-1:000000000000:failed',
    },
  ]);
});

test('schedules of both services are read, and only those that run a function', () => {
  const target = { Arn: 'arn:aws:lambda:us-east-1:000000000000:function:sweep', RoleArn: 'role', Input: '{"a":1}' };
  const schedule = (Target: Record<string, unknown>) => ({
    Type: 'AWS::Scheduler::Schedule',
    Properties: { Name: 'sweep', ScheduleExpression: 'cron(* * * * ? *)', ScheduleExpressionTimezone: 'Europe/Lisbon', Target },
  });
  expect(
    readSchedules(
      resourcesOf({
        Sweep: schedule({ ...target, RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60 } }),
        Rule: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 minute)', State: 'DISABLED', Targets: [target] } },
      }),
    ),
  ).toEqual([
    {
      logicalId: 'Sweep',
      name: 'sweep',
      expression: 'cron(* * * * ? *)',
      timeZone: 'Europe/Lisbon',
      enabled: true,
      targetArn: target.Arn,
      input: '{"a":1}',
      maximumRetryAttempts: 3,
      maximumEventAgeSeconds: 60,
      deadLetterArn: undefined,
    },
    {
      logicalId: 'Rule',
      name: 'Rule',
      expression: 'rate(1 minute)',
      timeZone: 'UTC',
      enabled: false,
      targetArn: target.Arn,
      input: '{"a":1}',
      maximumRetryAttempts: 185,
      maximumEventAgeSeconds: 86_400,
      deadLetterArn: undefined,
    },
  ]);
  expect(() => readSchedules(resourcesOf({ Sweep: schedule({ Arn: 'arn:aws:states:us-east-1:1:stateMachine:x' }) }))).toThrow(
    'stateMachine',
  );
});

test('a user pool keeps its groups, triggers and password policy', () => {
  const auth = readAuth(
    resourcesOf({
      Pool: {
        Type: 'AWS::Cognito::UserPool',
        Properties: {
          UsernameAttributes: ['email'],
          LambdaConfig: { PostConfirmation: { 'Fn::GetAtt': ['Profile', 'Arn'] } },
          Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: false } },
        },
      },
      Profile: lambda({ FunctionName: 'profile' }),
      Staff: { Type: 'AWS::Cognito::UserPoolGroup', Properties: { GroupName: 'staff', Precedence: 1 } },
      Identities: { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: true } },
      Roles: { Type: 'AWS::Cognito::IdentityPoolRoleAttachment', Properties: { Roles: { unauthenticated: 'arn:guest' } } },
    }),
  );
  expect(auth).toMatchObject({
    groups: [{ name: 'staff', precedence: 1 }],
    triggers: { PostConfirmation: 'arn:aws:lambda:us-east-1:000000000000:function:profile' },
    passwordPolicy: { minimumLength: 12, requireSymbols: false, requireNumbers: true },
    usernameAttributes: ['email'],
    unauthenticatedRoleArn: 'arn:guest',
    allowUnauthenticated: true,
    hasTotp: false,
    tokenTriggerVersion: 1,
  });
});

test('a user pool keeps its second factor and the version of its token trigger, and refuses what is not emulated', () => {
  const read = (Properties: Record<string, unknown>) => readAuth(resourcesOf({ Pool: { Type: 'AWS::Cognito::UserPool', Properties } }));
  const trigger = (LambdaVersion: string) => ({ LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: 'arn:trigger', LambdaVersion } } });
  const optional = { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] };
  expect(read({ ...optional, ...trigger('V2_0') })).toMatchObject({
    hasTotp: true,
    tokenTriggerVersion: 2,
    triggers: { PreTokenGeneration: 'arn:trigger' },
  });
  expect(() => read({ ...optional, EnabledMfas: ['SMS_MFA'] })).toThrow('SMS_MFA');
  expect(() => read({ ...optional, MfaConfiguration: 'ON' })).toThrow('MfaConfiguration ON');
  expect(() => read(trigger('V3_0'))).toThrow('V3_0');
});

test('an API gets the code of its resolvers, inline or from an asset', () => {
  const { resources, files } = openTemplates(
    {
      Resources: {
        Api: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'data', AuthenticationType: 'AWS_IAM', QueryDepthLimit: 5 } },
        Schema: { Type: 'AWS::AppSync::GraphQLSchema', Properties: { DefinitionS3Location: 's3://assets/schema.graphql' } },
        None: { Type: 'AWS::AppSync::DataSource', Properties: { Name: 'NONE_DS', Type: 'NONE' } },
        Step: {
          Type: 'AWS::AppSync::FunctionConfiguration',
          Properties: {
            Name: 'step',
            DataSourceName: { 'Fn::GetAtt': ['None', 'Name'] },
            Runtime: { Name: 'APPSYNC_JS' },
            CodeS3Location: 's3://assets/step.js',
          },
        },
        Echo: {
          Type: 'AWS::AppSync::Resolver',
          Properties: {
            TypeName: 'Query',
            FieldName: 'echo',
            Kind: 'PIPELINE',
            PipelineConfig: { Functions: [{ 'Fn::GetAtt': ['Step', 'FunctionId'] }] },
            RequestMappingTemplate: '{}',
            ResponseMappingTemplateS3Location: 's3://assets/response.vtl',
          },
        },
      },
    },
    {},
    {
      'schema.graphql': 'type Query { echo: String }',
      'step.js': 'export const request = () => ({});',
      'response.vtl': '$util.toJson($ctx.result)',
    },
  );
  const api = readApi(resources, files);
  expect(api).toMatchObject({
    schema: 'type Query { echo: String }',
    defaultAuthentication: 'AWS_IAM',
    queryDepthLimit: 5,
    introspection: true,
  });
  expect(api?.functions[0]).toMatchObject({
    dataSourceName: 'NONE_DS',
    code: { runtime: 'APPSYNC_JS', source: 'export const request = () => ({});', path: '/assembly/step.js' },
  });
  expect(api?.resolvers[0]).toMatchObject({
    functionIds: [api?.functions[0]?.id],
    code: { runtime: 'VTL', request: '{}', response: '$util.toJson($ctx.result)' },
  });
});

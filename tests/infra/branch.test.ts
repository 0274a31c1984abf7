import { parse } from 'graphql';
import type { FieldDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BranchAssembly, type Resource, synthesizeBranch } from './branch-assembly.ts';
import { dashboardSuites } from './dashboard-suites.ts';
import { capacitySuites } from './capacity-suites.ts';
import { deliverySuites } from './delivery-suites.ts';
import { deploySuites } from './deploy-suites.ts';
import { findCycle } from './dependency-cycle.ts';
import { failureSuites } from './failure-suites.ts';
import { lintResolvers } from './lint-resolvers.ts';
import { measuredUnitsSuites } from './measured-units-suites.ts';
import { monitoringSuites } from './monitoring-suites.ts';
import { protectionSuites } from './protection-suites.ts';
import { privilegeSuites } from './privilege-suites.ts';
import { requestSuites } from './request-suites.ts';
import { sessionSuites } from './session-suites.ts';

let assembly: BranchAssembly;

beforeAll(async () => {
  assembly = await synthesizeBranch();
});
afterAll(() => assembly.remove());

const only = (type: string): Record<string, unknown> => {
  const [resource, ...others] = assembly.ofType(type);
  expect(others).toEqual([]);
  return resource?.Properties ?? {};
};

/** Our functions, by the name they have in Amplify. */
const ownFunctions = (): Map<string, Resource> =>
  new Map(
    assembly.ofType('AWS::Lambda::Function').flatMap((resource) => {
      const tags = (resource.Properties['Tags'] ?? []) as { Key: string; Value: string }[];
      const name = tags.find(({ Key }) => Key === 'amplify:friendly-name')?.Value;
      // Amplify's own helpers carry the name of its API.
      return name && name !== 'amplifyData' ? [[name, resource]] : [];
    }),
  );

describe('The templates', () => {
  it('hold no circle of dependencies', () => {
    expect(assembly.templates.map(findCycle).filter((cycle) => cycle !== undefined)).toEqual([]);
  });

  it('name the tables of a branch as the scan resolver does', () => {
    const { api, tables } = assembly.backend;
    const names = tables.map(({ name }) => name);
    expect(names).toContain(`CheckIn-${api?.id}-NONE`);
    expect(names).toContain(`Event-${api?.id}-NONE`);
  });

  it('hand the sign-up trigger its tables through parameters that exist', () => {
    const trigger = ownFunctions().get('post-confirmation')?.Properties['Environment'] as { Variables: Record<string, string> };
    const wanted = JSON.parse(trigger.Variables['AMPLIFY_SSM_ENV_CONFIG'] ?? '{}') as Record<string, { path: string }>;
    const parameters = new Map(assembly.backend.parameters.map(({ name, value }) => [name, value]));
    expect(parameters.get(wanted['PROFILE_TABLE']?.path ?? '')).toMatch(/^Profile-/);
    expect(parameters.get(wanted['STAFF_ASSIGNMENT_TABLE']?.path ?? '')).toMatch(/^StaffAssignment-/);
  });
});

describe('The API', () => {
  it('takes user pool tokens and IAM, and no key', () => {
    const api = only('AWS::AppSync::GraphQLApi');
    expect(api['AuthenticationType']).toBe('AMAZON_COGNITO_USER_POOLS');
    expect(api['AdditionalAuthenticationProviders']).toEqual([{ AuthenticationType: 'AWS_IAM' }]);
    expect(assembly.ofType('AWS::AppSync::ApiKey')).toEqual([]);
  });

  it('tells strangers nothing of its schema, and answers no endless query', () => {
    expect(only('AWS::AppSync::GraphQLApi')).toMatchObject({
      IntrospectionConfig: 'DISABLED',
      QueryDepthLimit: 8,
      ResolverCountLimit: 100,
    });
  });

  it('is traced, and logs no personal data', () => {
    const api = only('AWS::AppSync::GraphQLApi');
    expect(api).toMatchObject({ XrayEnabled: true, LogConfig: { FieldLogLevel: 'ERROR', ExcludeVerboseContent: true } });
  });

  const OPEN_TO_ANYONE = [
    'Query.getPublishedEvent',
    'Query.listPublishedEvents',
    'Query.getAgenda',
    'Query.getAgendaSession',
    'Query.getMessageChoice',
    'Mutation.setMessageChoice',
  ];
  const OPEN_TO_SIGNED_IN = [
    'Query.getMyRegistration',
    'Query.listMyRegistrations',
    'Query.getProfile',
    'Mutation.registerGuest',
    'Mutation.updateMyRegistration',
    'Mutation.cancelMyRegistration',
    'Mutation.updateMyProfile',
    'Query.getCatalog',
    'Query.listMyGuestRequests',
    'Query.getMyTab',
    'Query.listMyNotices',
    'Mutation.createGuestRequest',
    'Mutation.cancelGuestRequest',
    'Subscription.onMyGuestRequest',
    'Query.listMyReservations',
    'Mutation.reserveSeat',
    'Mutation.releaseSeat',
    'Subscription.onMySessionNews',
  ];

  it('asks for a group on every operation that is not open to guests on purpose', () => {
    const operations = parse(assembly.backend.api?.schema ?? '').definitions.flatMap((definition) =>
      definition.kind === 'ObjectTypeDefinition' && ['Query', 'Mutation', 'Subscription'].includes(definition.name.value)
        ? (definition.fields ?? []).map((field) => ({ type: definition.name.value, field }))
        : [],
    );
    const withoutGroup = operations.filter(({ type, field }) => groupsOf(type, field).length === 0);
    expect(operations.length).toBeGreaterThan(20);
    expect(withoutGroup.map(({ type, field }) => `${type}.${field.name.value}`).sort()).toEqual(
      [...OPEN_TO_ANYONE, ...OPEN_TO_SIGNED_IN].sort(),
    );
  });

  it('runs no resolver code that AppSync would refuse', async () => {
    expect(assembly.resolverFiles.length).toBeGreaterThan(8);
    expect(await lintResolvers(assembly.resolverFiles)).toEqual([]);
  });
});

/** Groups that a field asks for: in the schema for resolvers of our own, in Amplify's generated template for the others. */
const groupsOf = (type: string, field: FieldDefinitionNode): string[] => {
  const inSchema = (field.directives ?? []).flatMap(({ arguments: given }) =>
    (given ?? []).flatMap(({ name, value }) =>
      name.value === 'cognito_groups' && value.kind === 'ListValue'
        ? value.values.map((item) => (item.kind === 'StringValue' ? item.value : ''))
        : [],
    ),
  );
  const { api } = assembly.backend;
  const resolver = api?.resolvers.find(({ typeName, fieldName }) => typeName === type && fieldName === field.name.value);
  const inTemplates = (api?.functions ?? [])
    .filter(({ id, code }) => resolver?.functionIds.includes(id) && code.runtime === 'VTL')
    .flatMap(({ code }) =>
      code.runtime === 'VTL' ? [...`${code.request}${code.response}`.matchAll(/"entity":"(\w+)"/g)].map(([, group]) => group ?? '') : [],
    );
  return [...inSchema, ...inTemplates];
};

describe('Accounts', () => {
  it('have long passwords, and cannot be deleted with the stack', () => {
    expect(only('AWS::Cognito::UserPool')).toMatchObject({
      DeletionProtection: 'ACTIVE',
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
    });
  });

  it('are not told to those who guess addresses', () => {
    expect(only('AWS::Cognito::UserPoolClient')).toMatchObject({ PreventUserExistenceErrors: 'ENABLED', EnableTokenRevocation: true });
  });

  it('come from Google, Facebook and Amazon where that is switched on', () => {
    const names = assembly.ofType('AWS::Cognito::UserPoolIdentityProvider').map(({ Properties }) => Properties['ProviderName']);
    expect(names.sort()).toEqual(['Facebook', 'Google', 'LoginWithAmazon']);
    expect(only('AWS::Cognito::UserPoolClient')['CallbackURLs']).toEqual(['https://events.example/']);
  });
});

describe('Data', () => {
  it('can be brought back, and cannot be deleted by mistake', () => {
    const models = assembly.ofType('Custom::AmplifyDynamoDBTable');
    expect(models).toHaveLength(11);
    for (const { Properties } of models) {
      expect(Properties).toMatchObject({
        deletionProtectionEnabled: true,
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      });
    }
    const internal = assembly.ofType('AWS::DynamoDB::GlobalTable');
    expect(internal).toHaveLength(4);
    for (const table of internal) {
      expect(table).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: {
          SSESpecification: { SSEEnabled: true },
          Replicas: [{ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
        },
      });
    }
  });
});

describe('Functions', () => {
  it('run on the newest Node and on Arm, and log as JSON', () => {
    const functions = ownFunctions();
    expect([...functions.keys()].sort()).toEqual([
      'agenda',
      'aggregate-notices',
      'aggregate-requests',
      'announce-requests',
      'announce-reservations',
      'announce-sessions',
      'call-up',
      'catalog',
      'check-in-desk',
      'confirm-registration',
      'count-check-ins',
      'guest-requests',
      'manage-event',
      'manage-sessions',
      'notice-log',
      'post-confirmation',
      'record-delivery',
      'registration',
      'request-alerts',
      'reservations',
      'send-notices',
      'session-door',
      'sweep-notices',
      'sweep-sessions',
    ]);
    for (const [name, { Properties }] of functions) {
      expect(Properties, name).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        LoggingConfig: { LogFormat: 'JSON', LogGroup: expect.anything() },
      });
    }
  });

  it('may do only what they name', () => {
    const own = assembly.backend.functions.filter(({ name }) => ownFunctions().has(name));
    expect(own).toHaveLength(ownFunctions().size);
    const roles = new Set(own.map(({ roleArn }) => roleArn));
    const statements = assembly.backend.roles.filter(({ arn }) => roles.has(arn)).flatMap((role) => role.statements);
    expect(statements.length).toBeGreaterThan(20);
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    const onAnything = statements.filter(({ resources }) => resources.includes('*')).flatMap(({ actions }) => actions);
    // These two services have no resources to name.
    expect([...new Set(onAnything)].sort()).toEqual(['dynamodb:ListStreams', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments']);
  });

  it('send as one address alone, and through the one Pinpoint project', () => {
    const text = JSON.stringify(assembly.ofType('AWS::IAM::Policy'));
    expect(text).toContain('"ses:FromAddress":"tickets@usher.example"');
    expect(text).toContain('apps/project1/messages');
    expect(text).not.toContain('sms-voice:');
  });
});

privilegeSuites(() => assembly);
requestSuites(() => assembly);
sessionSuites(() => assembly);
deliverySuites(() => assembly);
monitoringSuites(() => assembly);
dashboardSuites(() => assembly);
failureSuites(() => assembly);
capacitySuites(() => assembly);
protectionSuites(() => assembly);
deploySuites(() => assembly);
measuredUnitsSuites(() => assembly);

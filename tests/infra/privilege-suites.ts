import { type ObjectTypeDefinitionNode, parse, type TypeNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { BranchAssembly, Resource } from './branch-assembly.ts';
import { PUBLIC_FIELDS, PUBLIC_TYPES, RIGHTS } from './expected-rights.ts';
import { isOfEveryFunction, rightsOf, roleOf } from './role-rights.ts';

type Statement = {
  Effect: string;
  Action: string | string[];
  Principal?: string | Record<string, unknown>;
  Condition?: Record<string, Record<string, unknown>>;
};

const namedTypeOf = (type: TypeNode): string => (type.kind === 'NamedType' ? type.name.value : namedTypeOf(type.type));

/** Every right in the stacks that is ours to give: of functions, data sources, schedules, guests, topics and queues. */
export const privilegeSuites = (assembly: () => BranchAssembly): void => {
  const backend = () => assembly().backend;
  const apiId = () => backend().api?.id ?? '';
  const rightsAt = (roleArn: string | undefined) => rightsOf(roleOf(backend(), roleArn).statements, apiId());
  const functionNamed = (name: string) => {
    const [found, ...others] = backend().functions.filter((candidate) => candidate.name === name);
    expect(others).toEqual([]);
    if (!found) throw new Error(`There is no function ${name}.`);
    return found;
  };
  const templateRole = (logicalId: string): Resource | undefined =>
    assembly().templates.flatMap(({ resources }) => resources[logicalId] ?? [])[0];

  describe('The role of a function', () => {
    it.each(Object.keys(RIGHTS))('%s may do what the table of rights says', (name) => {
      const { statements } = roleOf(backend(), functionNamed(name).roleArn);
      const rights = rightsOf(
        statements.filter((statement) => !isOfEveryFunction(statement)),
        apiId(),
      );
      expect(rights).toEqual(RIGHTS[name]);
    });

    it('is in the table, whichever function it is of', () => {
      const ours = assembly()
        .ofType('AWS::Lambda::Function')
        .flatMap(({ Properties }) => (Properties['Tags'] ?? []) as { Key: string; Value: string }[])
        .filter(({ Key, Value }) => Key === 'amplify:friendly-name' && Value !== 'amplifyData')
        .map(({ Value }) => Value);
      expect(ours.sort()).toEqual(Object.keys(RIGHTS).sort());
    });

    it('is its own', () => {
      const roles = backend().functions.map(({ roleArn }) => roleArn);
      for (const name of Object.keys(RIGHTS)) {
        const { roleArn } = functionNamed(name);
        expect(
          roles.filter((other) => other === roleArn),
          name,
        ).toHaveLength(1);
      }
    });

    it('is taken on by Lambda alone, and brings no policy that AWS wrote', () => {
      for (const name of Object.keys(RIGHTS)) {
        const role = templateRole(roleOf(backend(), functionNamed(name).roleArn).logicalId);
        expect(role?.Properties['AssumeRolePolicyDocument'], name).toMatchObject({
          Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } }],
        });
        expect(role?.Properties['ManagedPolicyArns'], name).toBeUndefined();
      }
    });

    it('lets it write its own logs, and its traces', () => {
      for (const name of Object.keys(RIGHTS)) {
        const { statements } = roleOf(backend(), functionNamed(name).roleArn);
        const [logs, ...traces] = Object.entries(rightsOf(statements.filter(isOfEveryFunction), apiId())).sort(([one]) =>
          one.startsWith('logs:') ? -1 : 1,
        );
        expect(logs?.[0], name).toMatch(new RegExp(`^logs:log-group:${name.replaceAll('-', '')}loggroup[0-9A-F]{0,8}:\\*$`));
        expect(logs?.[1], name).toBe('CreateLogStream PutLogEvents');
        expect(traces, name).toEqual([['*', 'PutTelemetryRecords PutTraceSegments']]);
      }
    });
  });

  describe('The role of a data source', () => {
    it('invokes its one function', () => {
      const sources = (backend().api?.dataSources ?? []).filter((source) => source.type === 'AWS_LAMBDA');
      expect(sources.length).toBeGreaterThan(30);
      for (const { name, roleArn, functionArn } of sources) {
        const { statements } = roleOf(backend(), roleArn);
        expect(statements, name).toEqual([
          { effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [functionArn, `${functionArn}:*`], conditions: undefined },
        ]);
      }
    });

    it('that finds what a scan is about reads two tables, and writes none', () => {
      const source = backend().api?.dataSources.find(({ name }) => name === 'CheckInReads');
      expect(rightsAt(source && 'roleArn' in source ? source.roleArn : undefined)).toEqual({
        CheckIn: 'BatchGetItem',
        Event: 'BatchGetItem',
      });
    });

    it("of a model reaches the model's table", () => {
      const sources = (backend().api?.dataSources ?? []).filter(({ name }) => name !== 'CheckInReads');
      const ofModels = sources.filter((source) => source.type === 'AMAZON_DYNAMODB');
      expect(ofModels).toHaveLength(11);
      for (const { name, roleArn, tableName } of ofModels) {
        const table = backend().tables.find((candidate) => candidate.name === tableName)?.arn;
        const { statements } = roleOf(backend(), roleArn);
        expect(
          statements.flatMap(({ resources }) => resources),
          name,
        ).toEqual([table, `${table}/*`]);
        expect(
          statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*')),
          name,
        ).toEqual([]);
      }
    });
  });

  describe('The roles of schedules', () => {
    it('invoke the one function that each is for', () => {
      const roles = backend().roles.filter(({ logicalId }) => logicalId.startsWith('SchedulerRole'));
      const targets = roles.map(({ statements }) => {
        const [target, ...versions] = statements.flatMap(({ resources }) => resources);
        expect(statements.flatMap(({ actions }) => actions)).toEqual(['lambda:InvokeFunction']);
        expect(versions).toEqual([`${target}:*`]);
        return target;
      });
      expect(targets.sort()).toEqual(
        backend()
          .schedules.map(({ targetArn }) => targetArn)
          .sort(),
      );
    });
  });

  describe('The identity pool', () => {
    it.each(['unauthenticatedRoleArn', 'authenticatedRoleArn'] as const)('reaches the public fields by %s, and nothing else', (kind) => {
      const expected = Object.fromEntries(PUBLIC_FIELDS.map((field) => [`appsync:types/${field.replace('.', '/fields/')}`, 'GraphQL']));
      expect(rightsAt(backend().auth?.[kind])).toEqual(expected);
    });

    it('reads what is published and a choice about messages, and no type of a person', () => {
      const types = new Map<string, ObjectTypeDefinitionNode>(
        parse(backend().api?.schema ?? '').definitions.flatMap((type) =>
          type.kind === 'ObjectTypeDefinition' ? [[type.name.value, type] as const] : [],
        ),
      );
      const reached = new Set<string>();
      const visit = (name: string): void => {
        const type = types.get(name);
        if (!type || reached.has(name)) return;
        reached.add(name);
        for (const field of type.fields ?? []) visit(namedTypeOf(field.type));
      };
      for (const publicField of PUBLIC_FIELDS) {
        const [type = '', name] = publicField.split('.');
        const field = types.get(type)?.fields?.find((candidate) => candidate.name.value === name);
        if (!field) throw new Error(`The schema has no ${publicField}.`);
        visit(namedTypeOf(field.type));
      }
      expect([...reached].sort()).toEqual(PUBLIC_TYPES);
    });

    it('gives groups no right of their own', () => {
      const roles = backend().roles.filter(({ logicalId }) => /GroupRole[0-9A-F]{8}$/.test(logicalId));
      expect(roles).toHaveLength(3);
      expect(roles.flatMap(({ statements }) => statements)).toEqual([]);
    });
  });

  describe('The API', () => {
    it('gives nobody all fields of a type', () => {
      const granted = backend()
        .roles.flatMap(({ statements }) => statements)
        .filter(({ actions }) => actions.some((action) => action.startsWith('appsync:')))
        .flatMap(({ resources }) => resources);
      expect(granted.length).toBeGreaterThan(PUBLIC_FIELDS.length);
      expect(granted.filter((resource) => !/\/types\/(Query|Mutation)\/fields\/\w+$/.test(resource))).toEqual([]);
    });
  });

  describe('Topics and queues', () => {
    const policies = (type: string, key: string) =>
      assembly().templates.flatMap(({ resources }) =>
        Object.values(resources)
          .filter(({ Type }) => Type === type)
          .map(({ Properties }) => ({
            of: (Properties[key] as { Ref: string }[]).map(({ Ref }) => Ref),
            statements: (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement,
          })),
      );
    const idsOf = (type: string) =>
      assembly().templates.flatMap(({ resources }) =>
        Object.entries(resources)
          .filter(([, { Type }]) => Type === type)
          .map(([id]) => id),
      );

    it.each([
      ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'Topics'],
      ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'Queues'],
    ])('%s refuses what comes without encryption, and lets in AWS services alone, for this account or our own', (type, policy, key) => {
      const all = policies(policy, key);
      const ids = idsOf(type);
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        const statements = all.filter((candidate) => candidate.of.includes(id)).flatMap((candidate) => candidate.statements);
        const denied = statements.filter(
          ({ Effect, Condition }) => Effect === 'Deny' && Condition?.['Bool']?.['aws:SecureTransport'] === 'false',
        );
        expect(denied, id).toHaveLength(1);
        for (const statement of statements.filter(({ Effect }) => Effect === 'Allow')) {
          expect(statement.Principal, id).toEqual({ Service: expect.stringMatching(/\.amazonaws\.com$/) as string });
          expect(JSON.stringify(statement.Condition), id).toMatch(/aws:SourceAccount|AWS:SourceAccount|aws:SourceArn/);
        }
      }
    });
  });
};

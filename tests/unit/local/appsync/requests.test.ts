import { describe, expect, it } from 'vitest';
import type { GraphqlApi } from '../../../../local/cloud-assembly/local-backend.ts';
import { sampleBackend, unit } from '../../../fixtures/appsync/sample-backend.ts';
import { startEngine } from '../../../fixtures/appsync/engine-harness.ts';

const SCHEMA = `
  enum State { OPEN CLOSED }
  input Nested { at: AWSDateTime! count: Int }
  type Node { id: ID! name: String! state: State child: Node children: [Node!] }
  type Query { node(id: ID!, state: State, nested: Nested): Node json: AWSJSON }
  type Mutation { a: Node b: Node }
  type Subscription { onA: Node @aws_subscribe(mutations: ["a"]) }`;

const start = (payload: string, api: Partial<GraphqlApi> = {}) =>
  startEngine(
    sampleBackend({
      schema: SCHEMA,
      api,
      resolvers: [
        unit(
          'Query.node',
          'NONE',
          `export const request = (ctx) => ({ payload: ${payload} });\nexport const response = (ctx) => ctx.result;`,
        ),
      ],
    }),
  ).run;

const run = start('{ id: ctx.args.id, name: "n" }');
const messageOf = async (query: string, variables: Record<string, unknown> = {}) =>
  (await run(query, { variables })).errors?.map(({ message }) => message);

describe('a request that is wrong', () => {
  it.each([
    ['{ nope }', "Validation error of type FieldUndefined: Field 'nope' in type 'Query' is undefined @ 'nope'"],
    [
      '{ node(id: 1) { child { nope } } }',
      "Validation error of type FieldUndefined: Field 'nope' in type 'Node' is undefined @ 'node/child/nope'",
    ],
    ['{ node { id } }', "Validation error of type MissingFieldArgument: Missing field argument id @ 'node'"],
    ['{ node(id: 1, other: 2) { id } }', "Validation error of type UnknownArgument: Unknown field argument other @ 'node'"],
    ['{ node(id: 1) }', "Validation error of type SubSelectionRequired: Sub selection required for type Node of field node @ 'node'"],
    [
      '{ json { id } }',
      "Validation error of type SubSelectionNotAllowed: Sub selection not allowed on leaf type AWSJSON of field json @ 'json'",
    ],
    ['{ node(id: $id) { id } }', "Validation error of type UndefinedVariable: Undefined variable id @ 'node'"],
    [
      'query Q($id: String!) { node(id: $id) { id } }',
      "Validation error of type VariableTypeMismatch: Variable type 'String!' doesn't match expected type 'ID!' @ 'node'",
    ],
    ['query Q($x: Nope) { json }', 'Validation error of type UnknownType: Unknown type Nope'],
  ])('%s is explained as AppSync does', async (query, message) => {
    expect(await messageOf(query)).toContain(message);
  });

  it.each([
    [{}, "Variable 'id' has coerced Null value for NonNull type 'ID!'"],
    [{ id: '1', nested: { count: 1 } }, "Field 'at' of variable 'nested' has coerced Null value for NonNull type 'AWSDateTime!'"],
    [{ id: '1', nested: { at: null } }, "Variable 'nested' has coerced Null value for NonNull type 'AWSDateTime!'"],
    [
      { id: '1', nested: { at: '2026-01-01T00:00Z', more: 1 } },
      "The variables input contains a field name 'more' that is not defined for input object type 'Nested' ",
    ],
    [
      { id: '1', nested: { at: '2026-01-01T00:00Z', count: 'many' } },
      "Variable 'nested' has an invalid value. Value at 'count': Int cannot represent non-integer value: \"many\"",
    ],
  ])('variables %j are explained as AppSync does', async (variables, message) => {
    expect(await messageOf('query Q($id: ID!, $nested: Nested) { node(id: $id, nested: $nested) { id } }', variables)).toEqual([message]);
  });

  it('a syntax error is a malformed request', async () => {
    expect(await run('{ node(')).toEqual({
      data: null,
      errors: [{ path: null, errorType: 'MalformedHttpRequestException', locations: null, message: 'Unable to parse GraphQL query.' }],
    });
  });

  it('several operations need a name, and the name must be one of them', async () => {
    const query = 'query A { json } query B { json }';
    expect((await run(query)).errors).toMatchObject([{ errorType: 'BadRequestException' }]);
    expect((await run(query, { operationName: 'C' })).errors).toMatchObject([{ message: "Unknown operation named 'C'." }]);
    expect(await run(query, { operationName: 'B' })).toEqual({ data: { json: null } });
  });

  it('a subscription does not run over HTTP', async () => {
    expect((await run('subscription { onA { id } }')).errors).toMatchObject([{ errorType: 'UnsupportedOperation' }]);
  });

  it('a query deeper than the limit is refused, fragments counted', async () => {
    const limited = start('null', { queryDepthLimit: 2 });
    expect(await limited('{ node(id: 1) { id } }')).toEqual({ data: { node: null } });
    expect((await limited('{ node(id: 1) { ...F } } fragment F on Node { child { id } }')).errors).toMatchObject([
      { errorType: 'QueryDepthLimitReached', message: 'maximum query depth exceeded 3 > 2' },
    ]);
  });

  it('more resolvers than the limit are refused', async () => {
    const limited = start('null', { resolverCountLimit: 1 });
    expect((await limited('{ a: node(id: 1) { id } b: node(id: 2) { id } }')).errors).toMatchObject([
      { path: ['b'], errorType: 'ResolverExecutionLimitReached' },
    ]);
  });

  it('introspection can be switched off, but not __typename', async () => {
    const closed = start('{ id: 1, name: "n" }', { introspection: false });
    expect((await closed('{ __schema { types { name } } }')).errors).toMatchObject([{ errorType: 'IntrospectionDisabled' }]);
    expect(await closed('{ node(id: 1) { __typename } }')).toEqual({ data: { node: { __typename: 'Node' } } });
    expect((await run('{ __schema { queryType { name } } }')).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('a result that is wrong', () => {
  it('null where the type forbids it makes the parent null and names the place', async () => {
    const answer = await start('{ id: 1, name: "n", children: [{ id: 2, name: "c" }, { id: 3 }] }')(
      '{ node(id: 1) { id children { id name } } }',
    );
    expect(answer).toEqual({
      data: { node: { id: '1', children: null } },
      errors: [
        {
          path: ['node', 'children', 1, 'name'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'String' within parent 'Node' (/node/children[1]/name)",
        },
      ],
    });
  });

  it('an enum value that does not exist is null with an error', async () => {
    const answer = await start('{ id: 1, name: "n", state: "LOST" }')('{ node(id: 1) { state } }');
    expect(answer).toMatchObject({
      data: { node: { state: null } },
      errors: [{ path: ['node', 'state'], message: expect.stringMatching(/^Can't serialize value \(\/node\/state\)/) as string }],
    });
  });

  it('no list where a list belongs is null with an error', async () => {
    const answer = await start('{ id: 1, name: "n", children: 5 }')('{ node(id: 1) { children { id } } }');
    expect(answer).toMatchObject({
      data: { node: { children: null } },
      errors: [{ message: "Can't resolve value (/node/children) : type mismatch error, expected type LIST" }],
    });
  });
});

describe('a new backend', () => {
  it('serves the next request, while one in flight ends on the old one', async () => {
    let release: (value: { payload: unknown; requestId: string; durationMs: number }) => void = () => undefined;
    const held = new Promise<{ payload: unknown; requestId: string; durationMs: number }>((resolve) => {
      release = resolve;
    });
    const schema = 'type Query { answer: String }';
    const code = (text: string) =>
      unit(
        'Query.answer',
        'FN',
        `export const request = () => ({ operation: 'Invoke', payload: null });\nexport const response = (ctx) => '${text} ' + ctx.result;`,
      );
    const dataSources = [{ type: 'AWS_LAMBDA' as const, name: 'FN', functionArn: 'arn:fn' }];
    const { engine, run: execute } = startEngine(sampleBackend({ schema, dataSources, resolvers: [code('old')] }), {
      lambda: { invoke: () => held },
    });
    const inFlight = execute('{ answer }');
    engine.applyBackend(sampleBackend({ schema, dataSources, resolvers: [code('new')] }));
    const next = execute('{ answer }');
    release({ payload: 'answer', requestId: 'r', durationMs: 1 });
    expect([await inFlight, await next]).toEqual([{ data: { answer: 'old answer' } }, { data: { answer: 'new answer' } }]);
  });

  it('that cannot be compiled leaves the last good one in place', async () => {
    const { engine, run: execute } = startEngine(sampleBackend({ schema: 'type Query { a: String }' }));
    expect(() => engine.applyBackend(sampleBackend({ schema: 'type Query { a: Nope }' }))).toThrow('The GraphQL schema cannot be built');
    expect(await execute('{ a }')).toEqual({ data: { a: null } });
  });
});

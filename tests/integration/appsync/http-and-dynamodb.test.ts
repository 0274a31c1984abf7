import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppSyncService } from '../../../local/appsync/appsync-service.ts';
import { DynamoDbService } from '../../../local/dynamodb/dynamodb-service.ts';
import type { PipelineFunction } from '../../../local/cloud-assembly/local-backend.ts';
import { enginePorts } from '../../fixtures/appsync/engine-harness.ts';
import { jsCode, role, roleArn, sampleBackend, table, tableArn, unit } from '../../fixtures/appsync/sample-backend.ts';

const IMPORTS = "import { util } from '@aws-appsync/utils';\nimport * as ddb from '@aws-appsync/utils/dynamodb';\n";
const RAISE = 'if (ctx.error) util.error(ctx.error.message, ctx.error.type, ctx.result);';
const handler = (request: string, response = `${RAISE} return ctx.result;`) =>
  `${IMPORTS}export function request(ctx) { return ${request}; }\nexport function response(ctx) { ${response} }`;
const step = (id: string, source: string): PipelineFunction => ({ id, name: id, dataSourceName: 'GUESTS', code: jsCode(source) });

const SCHEMA = `
  type Guest { id: ID! name: String visits: Int tags: [String] at: AWSDateTime }
  type GuestPage { items: [Guest!]! nextToken: String }
  type Query { guest(id: ID!): Guest guests(limit: Int, nextToken: String): GuestPage guestsById(ids: [ID!]!): [Guest] }
  type Mutation { putOnce(id: ID!, name: String!): Guest visit(id: ID!): Guest swap(from: ID!, to: ID!): AWSJSON putAll(ids: [ID!]!): AWSJSON stealSecret: AWSJSON }`;

const backend = sampleBackend({
  schema: SCHEMA,
  tables: [table('Guest'), table('Secret')],
  roles: [role('r', [tableArn('Guest')], ['dynamodb:*'])],
  dataSources: [{ type: 'AMAZON_DYNAMODB', name: 'GUESTS', tableName: 'Guest', roleArn: roleArn('r') }],
  functions: [
    step(
      'read',
      handler('ddb.batchGet({ tables: { Guest: { keys: [{ id: ctx.args.id }] } } })', `${RAISE} return ctx.result.data.Guest[0];`),
    ),
    step(
      'count',
      handler(
        'ddb.update({ key: { id: ctx.args.id }, update: { visits: ddb.operations.increment(1), at: util.time.nowISO8601() }, condition: { id: { attributeExists: true } } })',
      ),
    ),
  ],
  resolvers: [
    unit('Query.guest', 'GUESTS', handler('ddb.get({ key: { id: ctx.args.id } })')),
    unit('Query.guests', 'GUESTS', handler('ddb.scan({ limit: ctx.args.limit, nextToken: ctx.args.nextToken })')),
    unit(
      'Query.guestsById',
      'GUESTS',
      handler(
        'ddb.batchGet({ tables: { Guest: { keys: ctx.args.ids.map((id) => ({ id })) } } })',
        `${RAISE} return ctx.result.data.Guest;`,
      ),
    ),
    unit(
      'Mutation.putOnce',
      'GUESTS',
      handler(
        'ddb.put({ key: { id: ctx.args.id }, item: { name: ctx.args.name, visits: 0, at: util.time.nowISO8601() }, condition: { id: { attributeExists: false } } })',
      ),
    ),
    unit('Mutation.putAll', 'GUESTS', handler('ddb.batchPut({ tables: { Guest: ctx.args.ids.map((id) => ({ id, tags: ["batch"] })) } })')),
    unit(
      'Mutation.swap',
      'GUESTS',
      handler(
        'ddb.transactWrite({ items: [{ deleteItem: { table: "Guest", key: { id: ctx.args.from }, condition: { id: { attributeExists: true } } } }, { putItem: { table: "Guest", key: { id: ctx.args.to }, item: { name: "swapped" }, condition: { id: { attributeExists: false } } } }] })',
        'return { error: ctx.error && ctx.error.type, result: ctx.result };',
      ),
    ),
    unit('Mutation.stealSecret', 'GUESTS', handler('ddb.batchGet({ tables: { Secret: { keys: [{ id: "1" }] } } })')),
    {
      typeName: 'Mutation',
      fieldName: 'visit',
      kind: 'PIPELINE',
      functionIds: ['read', 'count'],
      code: jsCode('export const request = () => ({});\nexport const response = (ctx) => ctx.prev.result;'),
    },
  ],
});

describe('AppSync over HTTP on DynamoDB Local', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usher-appsync-'));
  const ports = enginePorts();
  const dynamodb = new DynamoDbService({ dataFolder: folder, port: 0, log: ports.log });
  let service: AppSyncService;

  beforeAll(async () => {
    await dynamodb.start();
    await dynamodb.applyBackend(backend);
    service = new AppSyncService({ ...ports, port: 0, dynamodb: { endpoint: dynamodb.endpoint } });
    await service.applyBackend({
      ...backend,
      api: backend.api && { ...backend.api, defaultAuthentication: 'API_KEY', additionalAuthentications: [] },
    });
    await service.start();
  });
  afterAll(async () => {
    await service.stop();
    await dynamodb.stop();
    rmSync(folder, { recursive: true });
  });

  const send = async (
    body: string,
    { headers = {}, method = 'POST', path = '/graphql' }: { headers?: Record<string, string>; method?: string; path?: string } = {},
  ) => {
    const response = await fetch(new URL(path, service.address), {
      method,
      headers: { 'x-api-key': 'da2-sample', ...headers },
      ...(method === 'POST' && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const graphql = async (query: string, variables: Record<string, unknown> = {}) =>
    JSON.parse((await send(JSON.stringify({ query, variables }))).text) as {
      data: Record<string, unknown>;
      errors?: { errorType: string; data: unknown }[];
    };

  it('writes once: a second put of the same id is refused with the item as it is', async () => {
    expect(await graphql('mutation { putOnce(id: "once", name: "Ada") { id name visits } }')).toEqual({
      data: { putOnce: { id: 'once', name: 'Ada', visits: 0 } },
    });
    expect(await graphql('mutation { putOnce(id: "once", name: "Eve") { id name } }')).toMatchObject({
      data: { putOnce: null },
      errors: [{ errorType: 'DynamoDB:ConditionalCheckFailedException', data: { id: 'once', name: 'Ada' } }],
    });
    expect(await graphql('{ guest(id: "once") { name tags } }')).toEqual({ data: { guest: { name: 'Ada', tags: null } } });
  });

  it('admits exactly one of fifty concurrent puts', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        graphql('mutation P($n: String!) { putOnce(id: "race", name: $n) { id } }', { n: String(index) }),
      ),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
  });

  it('loses no count of forty concurrent pipelines', async () => {
    await graphql('mutation { putOnce(id: "counted", name: "Ada") { id } }');
    await Promise.all(Array.from({ length: 40 }, () => graphql('mutation { visit(id: "counted") { visits } }')));
    expect(await graphql('{ guest(id: "counted") { visits } }')).toEqual({ data: { guest: { visits: 40 } } });
    expect((await graphql('mutation { visit(id: "nobody") { visits } }')).errors).toMatchObject([
      { errorType: 'DynamoDB:ConditionalCheckFailedException' },
    ]);
  });

  it('writes and reads batches in order, and pages through a table', async () => {
    await graphql('mutation { putAll(ids: ["b1", "b2"]) }');
    expect(await graphql('{ guestsById(ids: ["b2", "none", "b1"]) { id tags } }')).toEqual({
      data: { guestsById: [{ id: 'b2', tags: ['batch'] }, null, { id: 'b1', tags: ['batch'] }] },
    });
    const seen: string[] = [];
    let nextToken: string | null = null;
    do {
      const { data } = await graphql('query P($t: String) { guests(limit: 2, nextToken: $t) { items { id } nextToken } }', {
        t: nextToken,
      });
      const page = data['guests'] as { items: { id: string }[]; nextToken: string | null };
      seen.push(...page.items.map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(['b1', 'b2']));
  });

  it('commits a transaction whole, or tells why not', async () => {
    await graphql('mutation { putAll(ids: ["t1", "taken"]) }');
    const refused = JSON.parse((await graphql('mutation { swap(from: "t1", to: "taken") }')).data['swap'] as string) as unknown;
    expect(refused).toMatchObject({
      error: 'DynamoDB:TransactionCanceledException',
      result: {
        keys: null,
        cancellationReasons: [{ type: 'None' }, { type: 'ConditionalCheckFailed', item: { id: 'taken', tags: ['batch'] } }],
      },
    });
    expect((await graphql('{ guest(id: "t1") { id } }')).data).toEqual({ guest: { id: 't1' } });
    const done = JSON.parse((await graphql('mutation { swap(from: "t1", to: "t2") }')).data['swap'] as string) as unknown;
    expect(done).toEqual({ error: null, result: { keys: [{ id: 't1' }, { id: 't2' }], cancellationReasons: null } });
  });

  it('does not let a data source touch a table that its role does not name', async () => {
    expect((await graphql('mutation { stealSecret }')).errors).toMatchObject([{ errorType: 'DynamoDB:AccessDeniedException' }]);
  });

  it.each([
    ['nothing', '', 400, 'MalformedHttpRequestException', 'Request body is empty.'],
    ['no JSON', 'meow', 400, 'MalformedHttpRequestException', 'Unable to parse GraphQL query.'],
    ['no query', '{}', 400, 'MalformedHttpRequestException', 'Unable to parse GraphQL query.'],
    ['a list', '[]', 400, 'MalformedHttpRequestException', 'Unable to parse GraphQL query.'],
    ['broken GraphQL', '{"query":"{ guest("}', 400, 'MalformedHttpRequestException', 'Unable to parse GraphQL query.'],
    [
      'variables that are a list',
      '{"query":"{ a }","variables":[]}',
      400,
      'MalformedHttpRequestException',
      'Unable to parse GraphQL query variables.',
    ],
    [
      'more than a megabyte',
      'x'.repeat(1024 * 1024 + 1),
      413,
      'RequestEntityTooLargeException',
      'Request exceeds the maximum size of 1 MB.',
    ],
  ])('refuses a body that is %s', async (_name, body, status, errorType, message) => {
    const answer = await send(body);
    expect({ status: answer.status, body: JSON.parse(answer.text) as unknown }).toEqual({
      status,
      body: { errors: [{ errorType, message }] },
    });
    expect(answer.headers.get('x-amzn-errortype')).toBe(errorType);
  });

  it('answers 401 to a wrong key, before it reads the query', async () => {
    const answer = await send('meow', { headers: { 'x-api-key': 'wrong' } });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ errorType: 'UnauthorizedException', message: 'You are not authorized to make this call.' }],
    });
  });

  it('lets browsers in from any origin, and knows one path', async () => {
    const preflight = await send('', {
      method: 'OPTIONS',
      headers: { origin: 'http://localhost:3000', 'access-control-request-headers': 'authorization,x-amz-user-agent' },
    });
    expect([
      preflight.status,
      preflight.headers.get('access-control-allow-origin'),
      preflight.headers.get('access-control-allow-headers'),
    ]).toEqual([200, '*', 'authorization,x-amz-user-agent']);
    expect((await send('{}')).headers.get('access-control-allow-origin')).toBe('*');
    expect((await send('{}', { path: '/other' })).status).toBe(404);
    expect((await send('', { method: 'GET' })).status).toBe(405);
  });

  it('names the port that is taken', async () => {
    const port = Number(new URL(service.address ?? '').port);
    await expect(new AppSyncService({ ...ports, port, dynamodb: { endpoint: dynamodb.endpoint } }).start()).rejects.toMatchObject({
      code: 'PORT_TAKEN',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { sampleBackend, unit } from '../../../fixtures/appsync/sample-backend.ts';
import { startEngine, user } from '../../../fixtures/appsync/engine-harness.ts';

const SCHEMA = 'type Query { json(a: String, b: Int): AWSJSON } ';

const withCode = (source: string) =>
  startEngine(
    sampleBackend({ schema: SCHEMA, resolvers: [unit('Query.json', 'NONE', source)], api: { environmentVariables: { STAGE: 'test' } } }),
  );

/** What an expression is worth inside of a response handler. */
const evaluate = async (expression: string, imports = "import { util, extensions, runtime } from '@aws-appsync/utils';") => {
  const { run } = withCode(
    `${imports}\nexport function request(ctx) { return { payload: 1 }; }\nexport function response(ctx) { return { value: ${expression} }; }`,
  );
  const { data, errors } = await run('{ json(a: "x", b: 2) }', { caller: user('staff') });
  if (errors) throw new Error(errors[0]?.message);
  return (JSON.parse(data?.['json'] as string) as { value: unknown }).value;
};

describe('JavaScript resolvers', () => {
  it('see the whole context', async () => {
    expect(await evaluate('ctx')).toMatchObject({
      args: { a: 'x', b: 2 },
      arguments: { a: 'x', b: 2 },
      identity: {
        sub: 'sub-1',
        username: 'ada',
        groups: ['staff'],
        sourceIp: ['127.0.0.1'],
        claims: { 'cognito:groups': ['staff'] },
        defaultAuthStrategy: 'ALLOW',
      },
      env: { STAGE: 'test' },
      info: { fieldName: 'json', parentTypeName: 'Query', selectionSetList: [], variables: {} },
      request: { headers: { host: 'localhost' } },
      stash: {},
      source: null,
      result: 1,
      error: null,
    });
  });

  it.each([
    ['util.authType()', 'User Pool Authorization'],
    ["util.matches('^a+$', 'aaa')", true],
    ["util.base64Decode(util.base64Encode('Zoë'))", 'Zoë'],
    ["util.urlDecode(util.urlEncode('a b&c'))", 'a b&c'],
    ["util.str.normalize('Å', 'nfd').length", 2],
    ['util.math.maxVal(1, 2)', 2],
    ["util.dynamodb.toMapValues({ a: 1, b: 'x', c: null })", { a: { N: '1' }, b: { S: 'x' }, c: { NULL: null } }],
    ["util.dynamodb.toStringSet(['a'])", { SS: ['a'] }],
    ['util.time.epochMilliSecondsToISO8601(0)', '1970-01-01T00:00:00.000Z'],
    ["util.time.parseISO8601ToEpochMilliSeconds('1970-01-01T00:00:01Z')", 1000],
    ["util.time.epochMilliSecondsToFormatted(0, 'yyyy-MM-dd')", '1970-01-01'],
    ['JSON.parse(util.transform.toDynamoDBFilterExpression({ a: { eq: 1 } })).expression', '(#a = :a_eq)'],
    ['typeof Date + typeof Promise + typeof process + typeof require + typeof setTimeout', 'undefined'.repeat(5)],
  ])('evaluate %s', async (expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected);
  });

  it.each([
    ['util.autoId()', /^[0-9a-f-]{36}$/],
    ['util.autoUlid()', /^[0-9A-Z]{26}$/],
    ['util.autoKsuid()', /^[0-9A-Za-z]{27}$/],
    ['util.time.nowISO8601()', /^\d{4}-\d\d-\d\dT.*Z$/],
  ])('make %s', async (expression, shape) => {
    expect(await evaluate(expression)).toMatch(shape);
  });

  it('import the dynamodb helpers by name or whole', async () => {
    const imports = "import { get } from '@aws-appsync/utils/dynamodb';\nimport * as ddb from '@aws-appsync/utils/dynamodb';";
    expect(await evaluate("[get({ key: { id: '1' } }), ddb.get({ key: { id: '1' } })]", imports)).toEqual(
      Array(2).fill({ operation: 'GetItem', key: { id: { S: '1' } } }),
    );
  });

  it('tell util.error with type, selected data and info', async () => {
    const { run } = startEngine(
      sampleBackend({
        schema: 'type Thing { id: ID secret: String } type Query { thing: Thing }',
        resolvers: [
          unit(
            'Query.thing',
            'NONE',
            "import { util } from '@aws-appsync/utils';\nexport const request = () => { util.error('No', 'CONFLICT', { id: 1, secret: 2 }, { hint: 3 }); };\nexport const response = () => null;",
          ),
        ],
      }),
    );
    expect(await run('{ thing { id } }')).toEqual({
      data: { thing: null },
      errors: [
        {
          path: ['thing'],
          data: { id: 1 },
          errorType: 'CONFLICT',
          errorInfo: { hint: 3 },
          locations: [{ line: 1, column: 3, sourceName: null }],
          message: 'No',
        },
      ],
    });
  });

  it('add errors to a result with util.appendError', async () => {
    const { run } = withCode(
      "import { util } from '@aws-appsync/utils';\nexport const request = () => ({ payload: 5 });\nexport function response(ctx) { util.appendError('careful', 'WARNING'); return ctx.result; }",
    );
    expect(await run('{ json }')).toMatchObject({
      data: { json: '5' },
      errors: [{ path: ['json'], errorType: 'WARNING', message: 'careful' }],
    });
  });

  it('refuse with util.unauthorized', async () => {
    const { run } = withCode(
      "import { util } from '@aws-appsync/utils';\nexport const request = () => util.unauthorized();\nexport const response = () => null;",
    );
    expect(await run('{ json }')).toMatchObject({
      data: { json: null },
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access json on type Query' }],
    });
  });

  it('fail as Code errors when they throw, with line and column', async () => {
    const { run } = withCode('export const request = () => ({ payload: null });\nexport const response = (ctx) => ctx.result.name;');
    const { errors } = await run('{ json }');
    expect(errors).toMatchObject([{ errorType: 'Code', message: expect.stringMatching(/^code\.js:2:\d+: TypeError: /) as string }]);
  });

  it('cannot make code out of text', async () => {
    await expect(evaluate("(() => {}).constructor('return 1')()")).rejects.toThrow('Code generation from strings disallowed');
  });

  it.each([
    ["import fs from 'node:fs'; export const request = () => {}; export const response = () => {};", 'imports node:fs'],
    ['export const request = () => {};', 'does not export both'],
    ['export default 1;', 'ExportDefaultDeclaration'],
    ['export const request = (', 'cannot be parsed'],
    ['export const request = nothing; export const response = 1;', 'fails when it is loaded'],
  ])('refuse to load %s', (source, message) => {
    expect(() => withCode(source)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import type { Resolver } from '../../../../local/cloud-assembly/local-backend.ts';
import { sampleBackend } from '../../../fixtures/appsync/sample-backend.ts';
import { startEngine, user } from '../../../fixtures/appsync/engine-harness.ts';

const SCHEMA = 'input In { size: Int list: [String] name: String } type Query { json(input: In, name: String): AWSJSON }';
const PASS = '{ "version": "2018-05-29", "payload": {} }';

const vtlResolver = (request: string, response = '$util.toJson($ctx.result)'): Resolver => ({
  typeName: 'Query',
  fieldName: 'json',
  kind: 'UNIT',
  dataSourceName: 'NONE',
  code: { runtime: 'VTL', request, response },
  functionIds: [],
});

const render = async (template: string, variables: Record<string, unknown> = {}) => {
  const { run } = startEngine(sampleBackend({ schema: SCHEMA, resolvers: [vtlResolver(PASS, template)] }));
  return run('query Q($input: In, $name: String) { json(input: $input, name: $name) }', { variables, caller: user('staff') });
};

const valueOf = async (template: string, variables?: Record<string, unknown>): Promise<unknown> => {
  const { data, errors } = await render(template, variables);
  if (errors) throw new Error(errors[0]?.message);
  return JSON.parse(data?.['json'] as string) as unknown;
};

describe('mapping templates', () => {
  it.each([
    ['$util.toJson($util.isNullOrEmpty({}))', true],
    ['$util.toJson($util.isNullOrEmpty([1]))', false],
    ['$util.toJson($util.isNullOrBlank("  "))', true],
    ['$util.toJson($util.defaultIfNull($ctx.args.missing, 7))', 7],
    ['$util.toJson($util.typeOf([]))', 'List'],
    ['#set($m = {"a": 1})$util.qr($m.put("b", 2))$util.toJson($m)', { a: 1, b: 2 }],
    ['#set($m = {"a": 1, "b": 2})$util.qr($m.remove("a"))$util.toJson($m)', { b: 2 }],
    ['#set($m = {"size": 9})$util.toJson([$m.size(), $m.size])', [1, 9]],
    ['$util.toJson($util.map.copyAndRetainAllKeys({"a": 1, "b": 2}, ["a"]))', { a: 1 }],
    ['$util.toJson($util.map.copyAndRemoveAllKeys({"a": 1, "b": 2}, ["a"]))', { b: 2 }],
    ['$util.toJson($util.list.copyAndRemoveAll([1, 2, 3], [2]))', [1, 3]],
    ['$util.toJson($util.dynamodb.toDynamoDB({"a": ["x"]}))', { M: { a: { L: [{ S: 'x' }] } } }],
    ['$util.dynamodb.toDynamoDBJson("")', { S: '' }],
    [
      '$util.toJson($util.parseJson($util.transform.toDynamoDBConditionExpression({"a": {"eq": 1}})))',
      { expression: '(#a = :a_eq)', expressionNames: { '#a': 'a' }, expressionValues: { ':a_eq': { N: '1' } } },
    ],
    [
      '#set($l = [])#set($s = {"a": 1, "b": 2})#foreach($e in $s.entrySet())$util.qr($l.add("$e.key=$e.value"))#end$util.toJson($l)',
      ['a=1', 'b=2'],
    ],
    ['[#foreach($e in [1, 2, 3])$e#if($foreach.hasNext),#end#end]', [1, 2, 3]],
    ['#set($n = 0)#foreach($e in [1, 2, 3])#if($e == 2)#break#end#set($n = $n + $e)#end$n', 1],
    ['#set($t = "AND x AND ")$util.toJson($t.replaceAll("AND $", ""))', 'AND x '],
    ['#return($util.toJson({"a": 1}))', { a: 1 }],
    ['#return({"a": 1})', { a: 1 }],
    ['$util.toJson($ctx.identity.claims.get("cognito:groups").contains("staff"))', true],
    ['#if($util.authType() == "User Pool Authorization")1#{else}2#end', 1],
    ['$util.toJson($context.args.name.length())', 3],
  ])('render %s', async (template, expected) => {
    expect(await valueOf(template, { name: 'Ada' })).toEqual(expected);
  });

  it('put values with signs of the template language through unchanged', async () => {
    const name = 'a # b $ctx.args #set($x = 1) \\ "quoted"';
    expect(await valueOf('#set($copy = "$ctx.args.name")$util.toJson($copy)', { name })).toBe(name);
  });

  it('do not mix up requests that render the same template', async () => {
    const { run } = startEngine(
      sampleBackend({ schema: SCHEMA, resolvers: [vtlResolver(PASS, '#set($seen = "$!seen$ctx.args.name")$util.toJson($seen)')] }),
    );
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) => run('query Q($name: String) { json(name: $name) }', { variables: { name } })),
    );
    expect(answers.map(({ data }) => data)).toEqual([{ json: '"a"' }, { json: '"b"' }, { json: '"c"' }]);
  });

  it('tell $util.error with all four arguments', async () => {
    expect(await render('$util.error("No", "CONFLICT", {"a": 1}, {"hint": 2})')).toMatchObject({
      data: { json: null },
      errors: [{ path: ['json'], message: 'No', errorType: 'CONFLICT', errorInfo: { hint: 2 }, data: { a: 1 } }],
    });
  });

  it('stop at $util.validate unless its condition holds', async () => {
    expect(await render('$util.validate(false, "wrong", "INVALID")1')).toMatchObject({
      errors: [{ message: 'wrong', errorType: 'INVALID' }],
    });
    expect(await valueOf('$util.validate(true, "wrong")1')).toBe(1);
  });

  it('refuse with $util.unauthorized', async () => {
    expect(await render('$util.unauthorized()')).toMatchObject({
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access json on type Query' }],
    });
  });

  it('skip data source and response with #return in the request', async () => {
    const { run } = startEngine(
      sampleBackend({ schema: SCHEMA, resolvers: [vtlResolver('#return($util.toJson({"early": true}))', '$util.error("not reached")')] }),
    );
    expect(await run('{ json }')).toEqual({ data: { json: '{"early":true}' } });
  });

  it.each([
    ['', 'Template transformation yielded an empty response.'],
    ['not json', 'did not yield JSON'],
  ])('fail when they render %j', async (template, message) => {
    expect(await render(template)).toMatchObject({
      errors: [{ errorType: 'MappingTemplate', message: expect.stringContaining(message) as string }],
    });
  });

  it('name the method that the sandbox lacks', async () => {
    expect(await render('$util.rds.toJsonString({})')).toMatchObject({ errors: [{ errorType: 'MappingTemplate' }] });
    expect(await render('$util.toJson($ctx.args.name.codePointAt(0))', { name: 'Ada' })).toMatchObject({
      errors: [{ errorType: 'TEMPLATE_UNSUPPORTED', message: expect.stringContaining('codePointAt') as string }],
    });
  });

  it('that cannot be parsed are refused when the backend is applied', () => {
    expect(() => startEngine(sampleBackend({ schema: SCHEMA, resolvers: [vtlResolver('#if(')] }))).toThrow('cannot be parsed');
  });
});

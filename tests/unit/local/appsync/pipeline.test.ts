import { describe, expect, it } from 'vitest';
import type { PipelineFunction, Resolver } from '../../../../local/cloud-assembly/local-backend.ts';
import type { LambdaResult } from '../../../../local/ports.ts';
import { jsCode, sampleBackend } from '../../../fixtures/appsync/sample-backend.ts';
import { lambdaAnswer, startEngine } from '../../../fixtures/appsync/engine-harness.ts';

const IMPORT = "import { util, runtime } from '@aws-appsync/utils';\n";
const BEFORE_AFTER = jsCode(
  'export const request = (ctx) => ({ from: "before" });\nexport const response = (ctx) => ({ last: ctx.prev.result, log: ctx.stash.log });',
);

const pipeline = (functionIds: string[], code: Resolver['code'] = BEFORE_AFTER): Resolver => ({
  typeName: 'Query',
  fieldName: 'json',
  kind: 'PIPELINE',
  code,
  functionIds,
});

const js = (
  id: string,
  { request, response, dataSourceName = 'NONE' }: { request: string; response: string; dataSourceName?: string },
): PipelineFunction => ({
  id,
  name: id,
  dataSourceName,
  code: jsCode(`${IMPORT}export function request(ctx) { ${request} }\nexport function response(ctx) { ${response} }`),
});

const vtl = (id: string, request: string, response: string): PipelineFunction => ({
  id,
  name: id,
  dataSourceName: 'FN',
  code: { runtime: 'VTL', request, response },
});

const ADD_TO_LOG = 'ctx.stash.log = (ctx.stash.log || []).concat([ctx.prev.result]);';
const first = js('first', { request: `${ADD_TO_LOG} return { payload: 1 };`, response: 'return ctx.result;' });
const second = js('second', { request: `${ADD_TO_LOG} return { payload: 2 };`, response: 'return ctx.result + ctx.prev.result;' });
const failing = js('failing', {
  dataSourceName: 'FN',
  request: "return { operation: 'Invoke', payload: {} };",
  response: 'return { error: ctx.error, result: ctx.result };',
});

const run = async (
  functions: PipelineFunction[],
  { code, answer = lambdaAnswer(null) }: { code?: Resolver['code']; answer?: LambdaResult } = {},
) => {
  const invoked: unknown[] = [];
  const { run: execute } = startEngine(
    sampleBackend({
      schema: 'type Query { json(a: String): AWSJSON }',
      functions,
      dataSources: [{ type: 'AWS_LAMBDA', name: 'FN', functionArn: 'arn:fn' }],
      resolvers: [
        pipeline(
          functions.map(({ id }) => id),
          code,
        ),
      ],
    }),
    {
      lambda: {
        invoke: (arn, payload, options) => {
          invoked.push([arn, payload, options?.type]);
          return Promise.resolve(answer);
        },
      },
    },
  );
  const { data, errors } = await execute('{ json(a: "x") }');
  const text = data?.['json'];
  return { json: typeof text === 'string' ? (JSON.parse(text) as unknown) : text, errors, invoked };
};

const FAILURE: LambdaResult = { ...lambdaAnswer(null), functionError: { errorType: 'TypeError', errorMessage: 'boom' } };

describe('a pipeline', () => {
  it('hands each result to the next function and keeps the stash', async () => {
    expect((await run([first, second])).json).toEqual({ last: 3, log: [{ from: 'before' }, 1] });
  });

  it('skips a function that returns early, and goes on with the next', async () => {
    const early = js('early', { request: 'runtime.earlyReturn(9);', response: "util.error('not reached');" });
    expect((await run([early, second])).json).toMatchObject({ last: 11 });
  });

  it('skips the rest when a function returns early to the END', async () => {
    const early = js('early', { request: "runtime.earlyReturn(9, { skipTo: 'END' });", response: "util.error('not reached');" });
    expect((await run([early, second])).json).toEqual({ last: 9 });
  });

  it('skips all functions when its own request returns early', async () => {
    const code = jsCode(
      `${IMPORT}export const request = () => { runtime.earlyReturn({ from: 'before' }); };\nexport const response = (ctx) => ctx.prev.result;`,
    );
    expect((await run([first], { code })).json).toEqual({ from: 'before' });
  });

  it('halts at util.error: later functions and its own response do not run', async () => {
    const stopping = js('stopping', { request: 'return { payload: 1 };', response: "util.error('stop', 'STOPPED');" });
    const { json, errors } = await run([stopping, second]);
    expect(json).toBeNull();
    expect(errors).toMatchObject([{ message: 'stop', errorType: 'STOPPED', path: ['json'] }]);
  });

  it('shows a data source error to the response and goes on when that does not object', async () => {
    const { json, errors } = await run(
      [failing, js('after', { request: 'return { payload: ctx.error };', response: 'return [ctx.prev.result, ctx.result];' })],
      { answer: FAILURE },
    );
    expect(errors).toBeUndefined();
    expect(json).toEqual({ last: [{ error: { message: 'boom', type: 'Lambda:Unhandled' }, result: null }, null] });
  });

  it('ends with an error of a function whose template is of version 2017-02-28', async () => {
    const { json, errors } = await run(
      [vtl('old', '{ "version": "2017-02-28", "operation": "Invoke", "payload": {} }', '"not reached"'), second],
      { answer: FAILURE },
    );
    expect(json).toBeNull();
    expect(errors).toMatchObject([{ message: 'boom', errorType: 'Lambda:Unhandled' }]);
  });

  it('leaves the error to the template of version 2018-05-29', async () => {
    const { json } = await run(
      [vtl('new', '{ "version": "2018-05-29", "operation": "Invoke", "payload": {} }', '$util.toJson($ctx.error.type)')],
      { answer: FAILURE },
    );
    expect(json).toEqual({ last: 'Lambda:Unhandled' });
  });

  it('mixes templates and JavaScript', async () => {
    const { json, invoked } = await run(
      [
        vtl('call', '{ "version": "2018-05-29", "operation": "Invoke", "payload": $util.toJson($ctx.args) }', '$util.toJson($ctx.result)'),
        second,
      ],
      { answer: lambdaAnswer(5) },
    );
    expect(json).toMatchObject({ last: 7 });
    expect(invoked).toEqual([['arn:fn', { a: 'x' }, 'RequestResponse']]);
  });

  it('does not wait for the answer of an Event invocation', async () => {
    const event = js('event', {
      dataSourceName: 'FN',
      request: "return { operation: 'Invoke', invocationType: 'Event', payload: 1 };",
      response: 'return { result: ctx.result };',
    });
    const { json, invoked } = await run([event], { answer: lambdaAnswer('ignored') });
    expect(json).toEqual({ last: { result: null } });
    expect(invoked).toEqual([['arn:fn', 1, 'Event']]);
  });

  it('is refused when it names a function or a data source that the API lacks', () => {
    const backend = (functions: PipelineFunction[], functionIds: string[]) =>
      sampleBackend({ schema: 'type Query { json: AWSJSON }', functions, resolvers: [pipeline(functionIds)] });
    expect(() => startEngine(backend([], ['gone']))).toThrow("uses the function 'gone'");
    expect(() => startEngine(backend([failing], ['failing']))).toThrow("uses the data source 'FN'");
  });
});

import { describe, expect, it } from 'vitest';
import { sampleBackend, unit } from '../../../fixtures/appsync/sample-backend.ts';
import { startEngine } from '../../../fixtures/appsync/engine-harness.ts';

const SCALARS = ['AWSDate', 'AWSTime', 'AWSDateTime', 'AWSTimestamp', 'AWSEmail', 'AWSJSON', 'AWSURL', 'AWSPhone', 'AWSIPAddress'];

const { run } = startEngine(
  sampleBackend({
    schema: `type Query { ${SCALARS.map((name) => `take${name}(value: ${name}): String give${name}(json: String!): ${name}`).join('\n')} }`,
    resolvers: SCALARS.flatMap((name) => [
      unit(
        `Query.take${name}`,
        'NONE',
        'export const request = (ctx) => ({ payload: JSON.stringify(ctx.args.value) }); export const response = (ctx) => ctx.result;',
      ),
      unit(
        `Query.give${name}`,
        'NONE',
        'export const request = (ctx) => ({ payload: JSON.parse(ctx.args.json) }); export const response = (ctx) => ctx.result;',
      ),
    ]),
  }),
);

const take = (scalar: string, value: unknown) =>
  run(`query Take($value: ${scalar}) { answer: take${scalar}(value: $value) }`, { variables: { value } });
const give = (scalar: string, value: unknown) =>
  run(`query Give($json: String!) { answer: give${scalar}(json: $json) }`, { variables: { json: JSON.stringify(value) } });

const VALID: [string, unknown][] = [
  ['AWSDate', '2028-02-29'],
  ['AWSDate', '1970-01-01Z'],
  ['AWSDate', '2026-01-31+05:30'],
  ['AWSTime', '12:30'],
  ['AWSTime', '23:59:59.999999999-08:00'],
  ['AWSDateTime', '2026-01-31T23:59:59.123Z'],
  ['AWSDateTime', '2026-01-31T23:59+05:30'],
  ['AWSTimestamp', 1_700_000_000],
  ['AWSEmail', 'ada@usher.example'],
  ['AWSURL', 'https://usher.example/a?b=c'],
  ['AWSPhone', '+49 30 901820'],
  ['AWSPhone', '(202) 456-1111'],
  ['AWSIPAddress', '10.0.0.1/8'],
  ['AWSIPAddress', '2001:db8::1'],
];

const INVALID: [string, unknown][] = [
  ['AWSDate', '2026-02-29'],
  ['AWSDate', '31.01.2026'],
  ['AWSTime', '24:00'],
  ['AWSTime', '1:30'],
  ['AWSDateTime', '2026-01-31T23:59:59'],
  ['AWSDateTime', '2026-01-31 23:59:59Z'],
  ['AWSDateTime', 'yesterday'],
  ['AWSDateTime', 5],
  ['AWSTimestamp', 1.5],
  ['AWSTimestamp', 'soon'],
  ['AWSEmail', 'ada@usher'],
  ['AWSEmail', 'ada lovelace@usher.example'],
  ['AWSURL', 'usher.example'],
  ['AWSPhone', '12'],
  ['AWSIPAddress', '10.0.0.256'],
  ['AWSIPAddress', '10.0.0.1/33'],
];

describe('AWS scalars', () => {
  it.each(VALID)('%s takes and gives %j', async (scalar, value) => {
    expect(await take(scalar, value)).toEqual({ data: { answer: JSON.stringify(value) } });
    expect(await give(scalar, value)).toEqual({ data: { answer: value } });
  });

  it.each(INVALID)('%s refuses the variable %j', async (scalar, value) => {
    const { data, errors } = await take(scalar, value);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ path: null, message: expect.stringMatching(/^Variable 'value' has an invalid value\./) as string }]);
  });

  it.each(INVALID)('%s refuses the literal %j', async (scalar, value) => {
    const { data, errors } = await run(`{ answer: take${scalar}(value: ${JSON.stringify(value)}) }`);
    expect(data).toBeNull();
    expect(errors?.[0]?.message).toMatch(/^Validation error of type WrongType/);
  });

  it.each(INVALID)('%s does not give %j away: the field is null', async (scalar, value) => {
    const { data, errors } = await give(scalar, value);
    expect(data).toEqual({ answer: null });
    expect(errors).toMatchObject([
      { path: ['answer'], message: expect.stringMatching(/^Can't serialize value \(\/answer\) : Unable to serialize/) as string },
    ]);
  });

  it('AWSJSON reaches a resolver parsed and leaves as text', async () => {
    expect(await take('AWSJSON', '{"a":[1]}')).toEqual({ data: { answer: '{"a":[1]}' } });
    expect(await give('AWSJSON', { a: [1] })).toEqual({ data: { answer: '{"a":[1]}' } });
    expect(await give('AWSJSON', '{"a":[1]}')).toEqual({ data: { answer: '{"a":[1]}' } });
    expect((await take('AWSJSON', '{"a":')).errors?.[0]?.message).toContain('as a valid JSON Object');
  });
});

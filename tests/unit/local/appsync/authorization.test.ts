import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../../local/appsync/auth/caller.ts';
import { isAllowed } from '../../../../local/appsync/auth/policy.ts';
import { apiField, role, roleArn, sampleBackend, unit } from '../../../fixtures/appsync/sample-backend.ts';
import { apiKey, iam, startEngine, user } from '../../../fixtures/appsync/engine-harness.ts';

const SCHEMA = `
  type Open @aws_cognito_user_pools @aws_iam @aws_api_key { id: ID secret: String @aws_cognito_user_pools(cognito_groups: ["organizers"]) strict: String! @aws_iam }
  type Query {
    plain: Open
    grouped: Open @aws_cognito_user_pools(cognito_groups: ["organizers", "staff"])
    old: Open @aws_auth(cognito_groups: ["staff"])
    byIam: Open @aws_iam
    byKey: Open @aws_api_key
    everyone: Open @aws_cognito_user_pools @aws_iam @aws_api_key
  }`;
const FIELDS = ['plain', 'grouped', 'old', 'byIam', 'byKey', 'everyone'];
const SOURCE =
  'export const request = () => ({ payload: { id: "1", secret: "s", strict: "t" } });\nexport const response = (ctx) => ctx.result;';

const admin = iam(roleArn('admin'));
const { run } = startEngine(
  sampleBackend({
    schema: SCHEMA,
    resolvers: FIELDS.map((field) => unit(`Query.${field}`, 'NONE', SOURCE)),
    roles: [role('admin', [apiField('Query', '*')], ['appsync:GraphQL']), role('narrow', [apiField('Query', 'everyone')], ['appsync:*'])],
  }),
);

const CALLERS: Record<string, Caller> = {
  nobodySpecial: user(),
  staff: user('staff'),
  admin,
  narrow: iam(roleArn('narrow')),
  stranger: iam(roleArn('unknown')),
  apiKey,
};

const PASSES: Record<string, string[]> = {
  plain: ['nobodySpecial', 'staff'],
  grouped: ['staff'],
  old: ['staff'],
  byIam: ['admin'],
  byKey: ['apiKey'],
  everyone: ['nobodySpecial', 'staff', 'admin', 'narrow', 'apiKey'],
};

describe('authorization of fields', () => {
  it.each(FIELDS.flatMap((field) => Object.keys(CALLERS).map((caller) => [field, caller] as const)))(
    '%s asked for by %s',
    async (field, caller) => {
      const answer = await run(`{ ${field} { id } }`, { caller: CALLERS[caller] as Caller });
      if (PASSES[field]?.includes(caller)) expect(answer).toEqual({ data: { [field]: { id: '1' } } });
      else {
        expect(answer).toEqual({
          data: { [field]: null },
          errors: [
            {
              path: [field],
              data: null,
              errorType: 'Unauthorized',
              errorInfo: null,
              locations: [{ line: 1, column: 3, sourceName: null }],
              message: `Not Authorized to access ${field} on type Query`,
            },
          ],
        });
      }
    },
  );

  it('a directive on a field of a type replaces those of the type', async () => {
    expect(await run('{ grouped { id secret } }', { caller: user('staff') })).toMatchObject({
      data: { grouped: { id: '1', secret: null } },
      errors: [{ path: ['grouped', 'secret'], message: 'Not Authorized to access secret on type Open' }],
    });
    expect(await run('{ grouped { secret } }', { caller: user('organizers') })).toEqual({ data: { grouped: { secret: 's' } } });
  });

  it('a refused field that may not be null takes its parent with it', async () => {
    expect(await run('{ plain { id strict } }')).toMatchObject({
      data: { plain: null },
      errors: [{ path: ['plain', 'strict'], errorType: 'Unauthorized' }],
    });
  });

  it('a refused resolver does not run', async () => {
    const { run: execute, lines } = startEngine(
      sampleBackend({
        schema: 'type Query { a: String @aws_iam }',
        resolvers: [
          unit('Query.a', 'NONE', 'export const request = () => { console.log("ran"); return {}; };\nexport const response = () => "x";'),
        ],
      }),
    );
    await execute('{ a }');
    expect(lines.filter(({ text }) => text === 'ran')).toEqual([]);
  });
});

describe('the evaluation of policies', () => {
  const request = { action: 'appsync:GraphQL', resource: apiField('Query', 'listEvents') };
  const allow = { effect: 'Allow' as const, actions: ['appsync:GraphQL'], resources: [apiField('Query', 'list*')] };

  it.each([
    ['nothing', [], false],
    ['a wildcard that matches', [allow], true],
    ['a wildcard that does not', [{ ...allow, resources: [apiField('Mutation', '*')] }], false],
    ['another action', [{ ...allow, actions: ['appsync:Get*'] }], false],
    ['an action in other letters', [{ ...allow, actions: ['AppSync:graphql'] }], true],
    ['an explicit deny beside an allow', [allow, { ...allow, effect: 'Deny' as const }], false],
    ['an allow under a condition', [{ ...allow, conditions: { Bool: { 'aws:SecureTransport': 'true' } } }], false],
    ['a deny under a condition', [allow, { ...allow, effect: 'Deny' as const, conditions: {} }], false],
  ])('with %s', (_name, statements, allowed) => {
    expect(isAllowed(statements, request)).toBe(allowed);
  });

  it('takes a dot for a dot', () => {
    expect(isAllowed([{ ...allow, resources: ['a.c*'] }], { ...request, resource: 'abc' })).toBe(false);
  });
});

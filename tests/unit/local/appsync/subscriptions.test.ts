import { describe, expect, it } from 'vitest';
import type { MutationEvent, Subscription } from '../../../../local/appsync/subscriptions/subscription.ts';
import type { Resolver } from '../../../../local/cloud-assembly/local-backend.ts';
import type { Caller } from '../../../../local/appsync/auth/caller.ts';
import { sampleBackend, unit } from '../../../fixtures/appsync/sample-backend.ts';
import { startEngine, user } from '../../../fixtures/appsync/engine-harness.ts';

const SCHEMA = `
  type Item @aws_cognito_user_pools @aws_iam { id: ID! area: String name: String! secret: String @aws_cognito_user_pools(cognito_groups: ["organizers"]) parts: [Item!] }
  type Query { a: String }
  type Mutation { change(id: ID!): Item fail: Item unwatched: Item }
  type Subscription {
    onChange(eventId: ID!, area: String): Item @aws_subscribe(mutations: ["change", "fail"]) @aws_cognito_user_pools(cognito_groups: ["staff"])
    onPlain(area: String): Item @aws_subscribe(mutations: ["change"])
  }`;
const ITEM = '{ id: ctx.args.id, area: "Hall", name: "n", secret: "s", parts: [{ id: "p", name: "q" }] }';
const IMPORT = "import { util, extensions } from '@aws-appsync/utils';\n";
const PASS = 'export const request = () => ({});\n';
const onChange = (response: string): Resolver =>
  unit('Subscription.onChange', 'NONE', `${IMPORT}${PASS}export const response = (ctx) => { ${response} };`);

const start = (subscriptionResolver = onChange('return null;')) =>
  startEngine(
    sampleBackend({
      schema: SCHEMA,
      resolvers: [
        unit(
          'Mutation.change',
          'NONE',
          `${IMPORT}export const request = (ctx) => ({ payload: ${ITEM} });\nexport const response = (ctx) => { extensions.invalidateSubscriptions({ subscriptionField: 'onChange', payload: { area: 'Hall' } }); return ctx.result; };`,
        ),
        unit('Mutation.fail', 'NONE', `${IMPORT}export const request = () => util.error('no');\nexport const response = () => null;`),
        unit('Mutation.unwatched', 'NONE', `${PASS}export const response = () => ({ id: 1, name: "n" });`),
        subscriptionResolver,
      ],
    }),
  );

const subscribe = async (
  engine: ReturnType<typeof start>['engine'],
  query: string,
  { caller = user('staff'), variables = {} }: { caller?: Caller; variables?: Record<string, unknown> } = {},
): Promise<Subscription> => {
  const outcome = await engine.subscribe({ query, variables, caller, headers: {} });
  if ('errors' in outcome) throw new Error(outcome.errors.map(({ message }) => message).join());
  return outcome.subscription;
};

describe('subscribing', () => {
  it('answers with field, arguments and feeding mutations', async () => {
    const { engine } = start();
    const subscription = await subscribe(engine, 'subscription S($e: ID!) { mine: onChange(eventId: $e) { id } }', {
      variables: { e: 'E1' },
    });
    expect(subscription).toMatchObject({
      fieldName: 'onChange',
      responseKey: 'mine',
      arguments: { eventId: 'E1' },
      mutations: ['change', 'fail'],
    });
    expect(subscription.filter).toBeUndefined();
  });

  it('carries the filters that the resolver set', async () => {
    const { engine } = start(
      onChange(
        "extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ eventId: { eq: ctx.args.eventId } })); extensions.setSubscriptionInvalidationFilter({ filterGroup: [{ filters: [{ fieldName: 'area', operator: 'eq', value: 'Hall' }] }] }); return null;",
      ),
    );
    expect(await subscribe(engine, 'subscription { onChange(eventId: "E1") { id } }')).toMatchObject({
      filter: { filterGroup: [{ filters: [{ fieldName: 'eventId', operator: 'eq', value: 'E1' }] }] },
      invalidationFilter: { filterGroup: [{ filters: [{ fieldName: 'area', operator: 'eq', value: 'Hall' }] }] },
    });
  });

  it.each([
    [
      'a caller without the group',
      'subscription { onChange(eventId: "E1") { id } }',
      user('kiosks'),
      'Not Authorized to access onChange on type Subscription',
    ],
    [
      'a missing argument',
      'subscription { onChange { id } }',
      user('staff'),
      "Validation error of type MissingFieldArgument: Missing field argument eventId @ 'onChange'",
    ],
    ['a mutation', 'mutation { change(id: 1) { id } }', user('staff'), 'Only subscriptions are served over the real-time endpoint.'],
  ])('refuses %s', async (_name, query, caller, message) => {
    await expect(subscribe(start().engine, query, { caller })).rejects.toThrow(message);
  });

  it('refuses what the resolver refuses', async () => {
    await expect(
      subscribe(start(onChange('util.unauthorized();')).engine, 'subscription { onChange(eventId: "E1") { id } }'),
    ).rejects.toThrow('Not Authorized to access onChange on type Subscription');
  });
});

describe('a mutation that feeds subscriptions', () => {
  it('is told by field name, limited to its own selection, with arguments', async () => {
    const { engine, run } = start();
    const events: MutationEvent[] = [];
    engine.onMutation((event) => events.push(event));
    await run('mutation { alias: change(id: "1") { key: id ...F parts { name } } } fragment F on Item { area secret @include(if: false) }');
    expect(events).toMatchObject([{ fieldName: 'change', arguments: { id: '1' }, caller: user() }]);
    expect(events[0]?.result).toEqual({ id: '1', area: 'Hall', parts: [{ name: 'q' }] });
  });

  it('is not told when it failed or nobody can subscribe to it', async () => {
    const { engine, run } = start();
    const events: MutationEvent[] = [];
    engine.onMutation((event) => events.push(event));
    await run('mutation { fail { id } unwatched { id } }');
    expect(events).toEqual([]);
  });

  it('tells what it invalidates', async () => {
    const { engine, run } = start();
    const events: unknown[] = [];
    engine.onInvalidation((event) => events.push(event));
    await run('mutation { change(id: 1) { id } }');
    expect(events).toEqual([{ subscriptionField: 'onChange', payload: { area: 'Hall' } }]);
  });

  it('succeeds even if a listener fails', async () => {
    const { engine, run, lines } = start();
    engine.onMutation(() => {
      throw new Error('listener broke');
    });
    expect(await run('mutation { change(id: 1) { id } }')).toEqual({ data: { change: { id: '1' } } });
    expect(lines.some(({ text }) => text.includes('listener broke'))).toBe(true);
  });
});

describe('a delivery', () => {
  const projected = async (selection: string, result: unknown, caller = user('staff')) =>
    (await subscribe(start().engine, `subscription { onPlain ${selection} }`, { caller })).project(result);

  it("holds the subscription's selection, by its aliases", async () => {
    expect(
      await projected('{ key: id name __typename parts { id name } }', {
        id: '1',
        area: 'Hall',
        name: 'n',
        parts: [{ id: 'p', name: 'q' }],
      }),
    ).toEqual({
      data: { onPlain: { key: '1', name: 'n', __typename: 'Item', parts: [{ id: 'p', name: 'q' }] } },
    });
  });

  it('is null where the mutation selected less, which is an error for a field that may not be null', async () => {
    expect(await projected('{ id area }', { id: '1' })).toEqual({ data: { onPlain: { id: '1', area: null } } });
    expect(await projected('{ id name }', { id: '1' })).toEqual({
      data: { onPlain: null },
      errors: [
        {
          path: ['onPlain', 'name'],
          locations: null,
          message: "Cannot return null for non-nullable type: 'String' within parent 'Item' (/onPlain/name)",
        },
      ],
    });
  });

  it('keeps fields closed to a subscriber who may not read them', async () => {
    expect(await projected('{ id secret }', { id: '1', secret: 's' })).toMatchObject({
      data: { onPlain: { id: '1', secret: null } },
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access secret on type Item' }],
    });
    expect(await projected('{ secret }', { secret: 's' }, user('organizers'))).toEqual({ data: { onPlain: { secret: 's' } } });
  });
});

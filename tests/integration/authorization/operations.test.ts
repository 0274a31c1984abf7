import { buildSchema } from 'graphql';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Doors } from '../../../local/seed/doors.ts';
import { testDoors } from '../../setup/test-doors.ts';
import { MUTATIONS, QUERIES, SUBSCRIPTIONS } from './operations.ts';
import { isRefusal, type WireError } from './refusal.ts';
import { buildWorld, ROLES, type World } from './roles.ts';
import { startSubscription } from './start-subscription.ts';

let doors: Doors;
let world: World;

beforeAll(async () => {
  doors = testDoors(inject('sandboxOutputs'));
  world = await buildWorld(doors);
});

const send = async (operation: string, token: string | undefined): Promise<WireError[]> => {
  const response = await fetch(doors.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: token } : {}) },
    body: JSON.stringify({ query: operation }),
  });
  return ((await response.json()) as { errors?: WireError[] }).errors ?? [];
};

describe.each([
  { kind: 'query', table: QUERIES },
  { kind: 'mutation', table: MUTATIONS },
])('Every $kind', ({ kind, table }) => {
  describe.each(Object.entries(table))('%s', (_name, { allowed, call, refusal }) => {
    it.each(ROLES.filter((role) => allowed.includes(role)))('is open to %s', async (role) => {
      const errors = await send(`${kind} { ${call(world)} }`, world.tokens[role]);
      expect(errors.filter((error) => isRefusal(error, refusal))).toEqual([]);
      expect(errors.filter(({ errorType }) => errorType === 'ValidationError' || errorType === 'GraphQLParseError')).toEqual([]);
    });

    it.each(ROLES.filter((role) => !allowed.includes(role)))('is refused to %s', async (role) => {
      const errors = await send(`${kind} { ${call(world)} }`, world.tokens[role]);
      expect(
        errors.some((error) => isRefusal(error, refusal)),
        JSON.stringify(errors),
      ).toBe(true);
    });
  });
});

describe.each(Object.entries(SUBSCRIPTIONS))('The subscription %s', (_name, { allowed, call }) => {
  it.each(ROLES)('is answered to %s by their rights', async (role) => {
    const answer = await startSubscription(doors.graphqlUrl, `subscription { ${call(world)} }`, world.tokens[role] ?? '');
    expect(answer).toBe(allowed.includes(role) ? 'started' : 'refused');
  });
});

describe('The table', () => {
  it('names every operation of the schema', () => {
    const directives = [...inject('sandboxSchema').matchAll(/@(aws_\w+)/g)].map(([, name]) => name);
    const scalars = [...new Set([...inject('sandboxSchema').matchAll(/\bAWS\w+/g)].map(([name]) => name))];
    const definitions = [
      ...[...new Set(directives)].map(
        (name) => `directive @${name}(cognito_groups: [String!], mutations: [String!]) on OBJECT | FIELD_DEFINITION`,
      ),
      ...scalars.map((name) => `scalar ${name}`),
    ];
    const schema = buildSchema(`${definitions.join('\n')}\n${inject('sandboxSchema')}`);
    const namesOf = (type: 'Query' | 'Mutation' | 'Subscription'): string[] => {
      const fields = { Query: schema.getQueryType(), Mutation: schema.getMutationType(), Subscription: schema.getSubscriptionType() }[type];
      return Object.keys(fields?.getFields() ?? {}).sort();
    };
    expect(namesOf('Query')).toEqual(Object.keys(QUERIES).sort());
    expect(namesOf('Mutation')).toEqual(Object.keys(MUTATIONS).sort());
    expect(namesOf('Subscription')).toEqual(Object.keys(SUBSCRIPTIONS).sort());
  });
});

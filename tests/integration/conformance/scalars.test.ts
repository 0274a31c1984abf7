import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

const CREATE = `mutation Create($input: CreateSampleInput!) { createSample(input: $input) { id } }`;

describe('a scalar of AppSync', async () => {
  const { client, newUser, graphql } = await connectToBackend();
  const { Sample } = client.models;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });

  it('comes back as it was written', async () => {
    const values = {
      float: 0.1,
      date: '2026-11-23',
      time: '18:30:00.000Z',
      datetime: '2026-11-23T18:30:00.000Z',
      timestamp: 1_795_000_000,
      email: 'ada@conformance.example',
      phone: '+12025550123',
      url: 'https://conformance.example/a?b=c',
      ipAddress: '192.0.2.1',
      words: ['one', 'two', ''],
    };
    const { id } = rowOf(await as(ada, () => Sample.create(values)));
    expect(rowOf(await as(ada, () => Sample.get({ id })))).toMatchObject(values);
  });

  it('AWSJSON travels as text and is read as what it says', async () => {
    const json = JSON.stringify({ nested: { list: [1, 'two', null, true] } });
    const { id } = rowOf(await as(ada, () => Sample.create({ json })));
    const row = rowOf(await as(ada, () => Sample.get({ id })));
    expect(JSON.parse(String(row.json))).toEqual({ nested: { list: [1, 'two', null, true] } });
  });

  it.each([
    ['date', '2026-13-01'],
    ['date', 'yesterday'],
    ['time', '25:00:00'],
    ['datetime', '2026-11-23'],
    ['datetime', '2026-11-23T18:30:00'],
    ['timestamp', 'soon'],
    ['email', 'not an address'],
    ['json', '{ broken'],
    ['phone', 'call me'],
    ['url', 'no address'],
    ['ipAddress', '192.0.2.256'],
    ['float', 'many'],
    ['stage', 'LOST'],
  ])('refuses %s %j, and nothing is written', async (field, value) => {
    const { data, errors } = await as(ada, () => graphql(CREATE, { input: { [field]: value } }));
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toMatch(/invalid|coerce|valid|value/i);
  });

  it('refuses a missing required argument and an unknown one', async () => {
    const missing = await as(ada, () => graphql(CREATE, {}));
    expect(missing.errors?.[0]?.message).toMatch(/input/);
    const unknown = await as(ada, () => graphql(CREATE, { input: { colour: 'red' } }));
    expect(unknown.errors?.[0]?.message).toMatch(/colour|input/);
  });
});

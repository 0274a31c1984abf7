import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

describe('a custom operation', async () => {
  const { client, newUser, graphql } = await connectToBackend();
  const { queries, mutations } = client;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });

  it('with a function hands it arguments, identity and the field that was asked for', async () => {
    expect(rowOf(await as(ada, () => queries.echo({ text: 'hello' })))).toMatchObject({
      text: 'hello',
      fieldName: 'echo',
      typeName: 'Query',
      username: ada.username,
    });
  });

  it('with a function that throws answers with its message and Lambda:Unhandled', async () => {
    expect(await as(ada, () => queries.echo({ failure: 'not today' }))).toMatchObject({
      data: null,
      errors: [{ message: 'not today', errorType: 'Lambda:Unhandled', path: ['echo'] }],
    });
  });

  it('with several resolvers runs them in order on one stash', async () => {
    expect((await as(ada, () => queries.addInPipeline({ left: 2, right: 3 }))).data).toBe(5);
  });

  const fail = (kind: string) =>
    as(ada, () =>
      graphql<{ failInResolver: string | null }>(
        `
          query Fail($kind: String!) {
            failInResolver(kind: $kind)
          }
        `,
        { kind },
      ),
    );

  it('ends at util.error, with its type, data and info', async () => {
    const { data, errors } = await fail('error');
    expect(data).toEqual({ failInResolver: null });
    expect(errors).toMatchObject([
      { message: 'refused', errorType: 'Refused', data: { kept: 'data' }, errorInfo: { hint: 'info' }, path: ['failInResolver'] },
    ]);
  });

  it('ends at util.error of the request handler, before the data source is asked', async () => {
    expect((await fail('request')).errors).toMatchObject([{ message: 'refused in the request', errorType: 'RefusedRequest' }]);
  });

  it('goes on after util.appendError: data and errors come together', async () => {
    const { data, errors } = await fail('append');
    expect(data).toEqual({ failInResolver: 'append' });
    expect(errors).toMatchObject([{ message: 'a warning', errorType: 'Warning' }]);
  });

  it('ends at util.unauthorized with Unauthorized', async () => {
    expect((await fail('unauthorized')).errors).toMatchObject([
      { errorType: 'Unauthorized', message: 'Not Authorized to access failInResolver on type Query' },
    ]);
  });

  it('ends early with runtime.earlyReturn', async () => {
    const { data, errors } = await fail('early');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ failInResolver: 'returned early' });
  });

  it('writes several rows in one transaction', async () => {
    const [from, to] = await as(ada, () =>
      Promise.all([client.models.Product.create({ sku: 'FROM', stock: 5 }), client.models.Product.create({ sku: 'INTO', stock: 0 })]),
    );
    const { errors } = await as(ada, () => mutations.moveStock({ fromId: rowOf(from).id, toId: rowOf(to).id, amount: 3 }));
    expect(errors).toBeUndefined();
    const { data } = await as(ada, () => queries.productsByIds({ ids: [rowOf(from).id, rowOf(to).id] }));
    expect(Object.fromEntries((data ?? []).map((level) => [level?.sku, level?.stock]))).toEqual({ FROM: 2, INTO: 3 });
  });

  it('writes nothing when one condition of the transaction fails, and says why each item was cancelled', async () => {
    const from = rowOf(await as(ada, () => client.models.Product.create({ sku: 'POOR', stock: 1 })));
    const to = rowOf(await as(ada, () => client.models.Product.create({ sku: 'RICH', stock: 9 })));
    const { data, errors } = await as(ada, () => mutations.moveStock({ fromId: from.id, toId: to.id, amount: 2 }));
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ errorType: 'DynamoDB:TransactionCanceledException' }]);
    const [failure] = errors as unknown as { errorInfo: { type: string; item?: { stock: number } }[] }[];
    expect(failure?.errorInfo.map(({ type }) => type)).toEqual(['ConditionalCheckFailed', 'None']);
    expect(failure?.errorInfo[0]?.item).toMatchObject({ stock: 1 });
    expect(rowOf(await as(ada, () => client.models.Product.get({ id: to.id }))).stock).toBe(9);
  });

  it('never loses or makes stock when many transactions run at once', async () => {
    const from = rowOf(await as(ada, () => client.models.Product.create({ sku: 'BUSY-A', stock: 10 })));
    const to = rowOf(await as(ada, () => client.models.Product.create({ sku: 'BUSY-B', stock: 0 })));
    const answers = await as(ada, () =>
      Promise.all(Array.from({ length: 20 }, () => mutations.moveStock({ fromId: from.id, toId: to.id, amount: 1 }))),
    );
    const moved = answers.filter(({ errors }) => !errors).length;
    expect(moved).toBeLessThanOrEqual(10);
    expect(rowOf(await as(ada, () => client.models.Product.get({ id: from.id }))).stock).toBe(10 - moved);
    expect(rowOf(await as(ada, () => client.models.Product.get({ id: to.id }))).stock).toBe(moved);
  });

  it('reads a batch of rows, with null or nothing for the ones that do not exist', async () => {
    const one = rowOf(await as(ada, () => client.models.Product.create({ sku: 'BATCH-1', stock: 1 })));
    const { data, errors } = await as(ada, () => queries.productsByIds({ ids: [one.id, randomUUID()] }));
    expect(errors).toBeUndefined();
    expect((data ?? []).filter((level) => level !== null)).toEqual([{ id: one.id, sku: 'BATCH-1', stock: 1 }]);
  });
});

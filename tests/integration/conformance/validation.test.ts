import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

describe('validate() of a field', async () => {
  const { client, newUser } = await connectToBackend();
  const { Product } = client.models;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });

  it('lets values within the rules pass, up to the bounds', async () => {
    expect(rowOf(await as(ada, () => Product.create({ sku: 'ABC', price: 0.01, stock: 0 })))).toMatchObject({
      sku: 'ABC',
      price: 0.01,
      stock: 0,
    });
    rowOf(await as(ada, () => Product.create({ sku: 'ABCDEFGHIJ', stock: 1000 })));
  });

  it.each([
    [{ sku: 'AB' }, 'sku is too short'],
    [{ sku: 'ABCDEFGHIJK' }, 'sku is too long'],
    [{ sku: 'abc' }, 'sku has other characters'],
    [{ sku: 'ABC', price: 0 }, 'price must be positive'],
    [{ sku: 'ABC', price: -1.5 }, 'price must be positive'],
    [{ sku: 'ABC', stock: -1 }, 'stock is negative'],
    [{ sku: 'ABC', stock: 1001 }, 'stock is too high'],
  ])('refuses %j with its own message', async (input, message) => {
    const { data, errors } = await as(ada, () => Product.create(input));
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ message, path: ['createProduct'] }]);
  });

  it('holds for updates too, for the fields that are given', async () => {
    const { id } = rowOf(await as(ada, () => Product.create({ sku: 'ABC', stock: 1 })));
    expect((await as(ada, () => Product.update({ id, stock: -1 }))).errors).toMatchObject([{ message: 'stock is negative' }]);
    expect(rowOf(await as(ada, () => Product.update({ id, stock: 2 })))).toMatchObject({ sku: 'ABC', stock: 2 });
  });

  it('does not ask for what is absent or null', async () => {
    expect(rowOf(await as(ada, () => Product.create({ sku: 'ABC', price: null })))).toMatchObject({ price: null });
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestUser, as, connectToBackend, rowOf } from './setup/backend.ts';

const LIST = `query List($hall: String, $rowPlace: ModelSeatPrimaryCompositeKeyConditionInput, $sortDirection: ModelSortDirection) {
  listSeats(hall: $hall, rowPlace: $rowPlace, sortDirection: $sortDirection) { items { row place } }
}`;

describe('an identifier of several fields', async () => {
  const { client, newUser, graphql } = await connectToBackend();
  const { Seat } = client.models;
  const hall = `hall-${randomUUID()}`;
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
    for (const [row, place] of [
      [1, 'A'],
      [1, 'B'],
      [2, 'A'],
    ] as const) {
      rowOf(await as(ada, () => Seat.create({ hall, row, place })));
    }
  });
  const seats = async (variables: Record<string, unknown>): Promise<string[]> => {
    const { data, errors } = await as(ada, () =>
      graphql<{ listSeats: { items: { row: number; place: string }[] } }>(LIST, { hall, ...variables }),
    );
    expect(errors).toBeUndefined();
    return (data?.listSeats.items ?? []).map(({ row, place }) => `${row}${place}`);
  };

  it('names one row only when it is whole', async () => {
    expect(rowOf(await as(ada, () => Seat.get({ hall, row: 1, place: 'B' })))).toMatchObject({ hall, row: 1, place: 'B' });
    expect((await as(ada, () => Seat.get({ hall, row: 2, place: 'B' }))).data).toBeNull();
  });

  it('is unique', async () => {
    const { errors } = await as(ada, () => Seat.create({ hall, row: 1, place: 'A' }));
    expect(errors).toMatchObject([{ errorType: 'DynamoDB:ConditionalCheckFailedException' }]);
  });

  it('lists by its first field, and by conditions on the rest', async () => {
    expect(await seats({})).toEqual(['1A', '1B', '2A']);
    expect(await seats({ sortDirection: 'DESC' })).toEqual(['2A', '1B', '1A']);
    expect(await seats({ rowPlace: { beginsWith: { row: 1 } } })).toEqual(['1A', '1B']);
    expect(await seats({ rowPlace: { eq: { row: 2, place: 'A' } } })).toEqual(['2A']);
  });

  it('updates and deletes the row it names', async () => {
    rowOf(await as(ada, () => Seat.create({ hall, row: 9, place: 'Z' })));
    expect(rowOf(await as(ada, () => Seat.update({ hall, row: 9, place: 'Z', guest: 'Ada' }))).guest).toBe('Ada');
    rowOf(await as(ada, () => Seat.delete({ hall, row: 9, place: 'Z' })));
    expect((await as(ada, () => Seat.get({ hall, row: 9, place: 'Z' }))).data).toBeNull();
  });
});

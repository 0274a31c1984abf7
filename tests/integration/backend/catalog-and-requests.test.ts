import { beforeAll, describe, expect, it } from 'vitest';
import { archiveItem, catalogPage, type Item, saveAreas, setStock } from './catalog-calls.ts';
import { create, listAll, patiently, take } from './guest-request-calls.ts';
import { newItem, newRequestWorld, of, type RequestWorld, stockOf, takenOf } from './guest-request-world.ts';

const GUESTS = 3;
const ROUNDS = 40;

let world: RequestWorld;

beforeAll(async () => {
  world = await newRequestWorld(GUESTS);
});

/** What is left of an item, once the index has it. */
const listedStock = async (item: Item): Promise<number> => {
  await expect.poll(() => stockOf(world, item)).toBeTypeOf('number');
  return (await stockOf(world, item)) ?? Number.NaN;
};

/** Adds to the stock as staff do who look, count and save, again when requests came in between. Answers how often they had to look. */
const refill = async (item: Item, more: number): Promise<number> => {
  for (let looks = 1; looks <= ROUNDS; looks++) {
    const seen = await listedStock(item);
    try {
      await setStock(world.staff[0], item, seen + more, seen);
      return looks;
    } catch (error) {
      if (!String(error).includes('VERSION_CONFLICT')) throw error;
    }
  }
  throw new Error(`The stock changed ${ROUNDS} times in a row.`);
};

describe('The stock, counted anew while guests order', () => {
  it('loses no order and gives none away twice', async () => {
    const item = await newItem(world, { stock: 50 });
    await listedStock(item);
    const orders = world.guests.flatMap((guest) =>
      [1, 2].map((quantity) => patiently(() => create(guest, world.eventId, { items: [of(item, quantity)] }))),
    );
    await Promise.all([...orders, refill(item, 100), refill(item, 1_000)]);
    expect(await stockOf(world, item)).toBe(50 + 100 + 1_000 - GUESTS * (1 + 2));
  });

  it('is refused with a count from before an order', async () => {
    const item = await newItem(world, { stock: 5 });
    const seen = await listedStock(item);
    const request = await create(world.guests[0] ?? '', world.eventId, { items: [of(item, 2)] });
    await expect(setStock(world.staff[0], item, 4, seen)).rejects.toThrow('VERSION_CONFLICT');
    await take('cancel', world.guests[0] ?? '', request);
    expect(await setStock(world.staff[0], item, 4, seen)).toMatchObject({ stock: 4 });
  });
});

describe('The catalogue of a guest', () => {
  it('says how many of a limited item this guest had, and of no other', async () => {
    const [ada = '', grace = ''] = world.guests;
    const item = await newItem(world, { limitPerGuest: 3 });
    const free = await newItem(world);
    await expect.poll(() => takenOf(world, ada, item)).toBe(0);
    const request = await create(ada, world.eventId, { items: [of(item, 2), of(free, 1)] });
    expect([await takenOf(world, ada, item), await takenOf(world, grace, item), await takenOf(world, ada, free)]).toEqual([2, 0, null]);
    await take('cancel', ada, request);
    expect(await takenOf(world, ada, item)).toBe(0);
  });
});

describe('An area', () => {
  it('stays until its last request is done, although nothing of it is on the catalogue any more', async () => {
    const { organizer, eventId, bar, stand, guests } = await newRequestWorld(1);
    const [guest = ''] = guests;
    const item = await newItem({ ...world, organizer, eventId, bar: stand });
    const request = await create(guest, eventId, { items: [of(item)] });
    await archiveItem(organizer.accessToken, item);
    const withoutStand = (await catalogPage(organizer.accessToken, eventId)).areas.filter(({ id }) => id !== stand);
    expect(withoutStand.map(({ id }) => id)).toContain(bar);
    // The index of the staff's board is the one that answers here.
    await expect.poll(() => listAll(organizer.accessToken, eventId)).toHaveLength(1);
    await expect(saveAreas(organizer.accessToken, eventId, withoutStand, 3)).rejects.toThrow('AREA_IN_USE');

    await take('cancel', guest, request);
    expect(await saveAreas(organizer.accessToken, eventId, withoutStand, 3)).toMatchObject({ version: 4 });
    expect((await catalogPage(organizer.accessToken, eventId)).areas).toEqual(withoutStand);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { create, decline, type GuestRequest, listAll, listMine, outcomesOf, patiently, pay, take } from './guest-request-calls.ts';
import { newItem, newRequestWorld, of, type RequestWorld, stockOf, takenOf } from './guest-request-world.ts';
import { newWorker } from './people.ts';

const GUESTS = 50;
const STAFF = 20;
const SIGN_UP_TIME_MS = 240_000;
const CROWD_TIME_MS = 120_000;

let world: RequestWorld;
let staff: string[];

const times = <Item>(count: number, make: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => make(index));
const guest = (index: number): string => world.guests[index] ?? '';

beforeAll(async () => {
  world = await newRequestWorld(GUESTS);
  staff = await Promise.all(times(STAFF, () => newWorker(world.organizer.accessToken, world.eventId, 'STAFF')));
}, SIGN_UP_TIME_MS);

describe('At the same moment', () => {
  it(
    '50 guests for the last 10 get exactly 10, and all that they cancel comes back once',
    async () => {
      const item = await newItem(world, { stock: 10 });
      const made: { token: string; request: GuestRequest }[] = [];
      const order = async (token: string): Promise<void> => {
        made.push({ token, request: await patiently(() => create(token, world.eventId, { items: [of(item)] })) });
      };
      expect(await outcomesOf(world.guests.map(order))).toEqual({ OK: 10, SOLD_OUT: 40 });
      expect(await stockOf(world, item)).toBe(0);
      const cancels = made.flatMap(({ token, request }) => times(2, () => patiently(() => take('cancel', token, request))));
      expect(await outcomesOf(cancels)).toEqual({ OK: 20 });
      expect(await stockOf(world, item)).toBe(10);
    },
    CROWD_TIME_MS,
  );

  it('20 taps of one order are one order, though it takes the last one', async () => {
    const item = await newItem(world, { stock: 1, limitPerGuest: 1 });
    const order = { items: [of(item)], clientKey: randomUUID() };
    const answers = await Promise.all(times(20, () => create(guest(0), world.eventId, order)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect([await stockOf(world, item), await takenOf(world, guest(0), item)]).toEqual([0, 1]);
    const mine = await listMine(guest(0), world.eventId);
    expect(mine.filter(({ lines }) => lines[0]?.itemId === item.id)).toHaveLength(1);
  });

  it('10 orders of a guest who may have 2 are 2 orders', async () => {
    const item = await newItem(world, { stock: 100, limitPerGuest: 2 });
    const orders = times(10, () => create(guest(1), world.eventId, { items: [of(item)] }));
    expect(await outcomesOf(orders)).toEqual({ OK: 2, OVER_LIMIT: 8 });
    expect([await stockOf(world, item), await takenOf(world, guest(1), item)]).toEqual([98, 2]);
  });

  it('25 orders of a guest are as many as one guest may have open', async () => {
    const item = await newItem(world);
    const orders = times(25, () => create(guest(2), world.eventId, { items: [of(item)] }));
    expect(await outcomesOf(orders)).toEqual({ OK: REQUEST_LIMITS.activePerGuest, TOO_MANY_REQUESTS: 25 - REQUEST_LIMITS.activePerGuest });
  });

  it('20 members of staff claim a request: one has it, the others are told who', async () => {
    const request = await create(guest(3), world.eventId, { items: [of(await newItem(world))] });
    const settled = await Promise.allSettled(staff.map((token) => take('claim', token, request)));
    const won = settled.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
    expect(won).toMatchObject([{ state: 'CLAIMED', version: 2, claimedByName: 'Staff' }]);
    const lost = settled.filter((one) => one.status === 'rejected').map(({ reason }) => reason as unknown);
    expect(lost).toHaveLength(STAFF - 1);
    const details = { state: 'CLAIMED', version: 2, claimedByName: 'Staff' };
    for (const reason of lost) expect(reason).toMatchObject({ code: 'REQUEST_TAKEN', details });
  });

  it('a cancel, a decline and a fulfilment end a request once, and only what was not handed over comes back', async () => {
    for (const index of [4, 5, 6]) {
      const item = await newItem(world, { stock: 5, limitPerGuest: 5 });
      const request = await create(guest(index), world.eventId, { items: [of(item, 5)] });
      await take('claim', staff[0] ?? '', request);
      const ends = times(4, (end) => [
        take('cancel', guest(index), request),
        decline(staff[end] ?? '', request),
        take('fulfil', staff[end] ?? '', request),
      ]).flat();
      const outcomes = await outcomesOf(ends);
      expect(Object.keys(outcomes).sort()).toEqual(['OK', 'REQUEST_MOVED_ON']);
      const ended = (await listMine(guest(index), world.eventId)).find(({ id }) => id === request.id);
      expect(ended?.history.map(({ step }) => step)).toEqual(['CREATED', 'CLAIMED', ended?.state]);
      const back = ended?.state === 'FULFILLED' ? 0 : 5;
      expect([await stockOf(world, item), await takenOf(world, guest(index), item)]).toEqual([back, 5 - back]);
    }
  });

  it('two ways of paying a line are one payment', async () => {
    const request = await create(guest(7), world.eventId, { items: [of(await newItem(world))] });
    const payments = staff.slice(0, 10).map((token, index) => pay(token, request, [0], index % 2 === 0 ? 'CASH' : 'CARD_TERMINAL'));
    expect(await outcomesOf(payments)).toEqual({ OK: 1, REQUEST_PAID: 9 });
    const [paid] = await listMine(guest(7), world.eventId);
    expect(paid?.history.filter(({ step }) => step === 'PAID')).toHaveLength(1);
  });

  it('leaves a board that lists every open request once, oldest first', async () => {
    const board = await listAll(staff[0] ?? '', world.eventId);
    const mine = (await Promise.all(world.guests.slice(0, 10).map((token) => listMine(token, world.eventId)))).flat();
    const open = mine.filter(({ state }) => state === 'OPEN' || state === 'CLAIMED').map(({ id }) => id);
    expect(board.map(({ id }) => id).sort()).toEqual(open.sort());
    expect(board.map(({ createdAt }) => createdAt)).toEqual(board.map(({ createdAt }) => createdAt).sort());
  });
});

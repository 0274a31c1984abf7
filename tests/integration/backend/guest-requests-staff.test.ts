import { beforeAll, describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent } from './backend-calls.ts';
import type { Item } from './catalog-calls.ts';
import {
  create,
  decline,
  type GuestRequest,
  listAll,
  listMine,
  listPage,
  myTab,
  outcomesOf,
  pay,
  refusalOf,
  take,
  undoPayment,
} from './guest-request-calls.ts';
import { letIn, newItem, newRequestWorld, of, type RequestWorld } from './guest-request-world.ts';
import { newPerson, newWorker } from './people.ts';

const MANY_STEPS_TIME_MS = 180_000;

let world: RequestWorld;
let ada: string;
let grace: string;
let staff: string;
let colleague: string;
let foreign: string;
let foreignEventId: string;
let coffee: Item;

const order = (token = ada): Promise<GuestRequest> => create(token, world.eventId, { items: [of(coffee, 2)] });

beforeAll(async () => {
  world = await newRequestWorld(3);
  [ada = '', grace = ''] = world.guests;
  [staff, colleague] = world.staff;
  ({ id: foreignEventId } = await createEvent(world.organizer.accessToken, anEvent()));
  foreign = await newWorker(world.organizer.accessToken, foreignEventId, 'STAFF');
  coffee = await newItem(world);
});

describe('A request at the hands of staff', () => {
  it('is claimed, released, claimed by a colleague, fulfilled and reopened, and keeps its history', async () => {
    const request = await order();
    const claimed = await take('claim', staff, request);
    expect(claimed).toMatchObject({ state: 'CLAIMED', version: 2, claimedByName: 'Staff' });
    const released = await take('release', colleague, request);
    expect(released).toMatchObject({ state: 'OPEN', version: 3, claimedBy: null, claimedByName: null });
    await take('claim', colleague, request);
    const fulfilled = await take('fulfil', staff, request);
    expect(fulfilled).toMatchObject({ state: 'FULFILLED', version: 5 });
    expect(fulfilled.finishedAt).toBe(fulfilled.fulfilledAt);
    expect((await listAll(staff, world.eventId, { finished: true })).map(({ id }) => id)).toContain(request.id);
    const reopened = await take('reopen', staff, request);
    expect(reopened).toMatchObject({ state: 'CLAIMED', version: 6, fulfilledAt: null, finishedAt: null, claimedBy: claimed.claimedBy });
    expect((await listAll(staff, world.eventId)).map(({ id }) => id)).toContain(request.id);
    const ended = await take('fulfil', staff, request);
    expect(ended.history.map(({ step }) => step)).toEqual([
      'CREATED',
      'CLAIMED',
      'RELEASED',
      'CLAIMED',
      'FULFILLED',
      'REOPENED',
      'FULFILLED',
    ]);
    expect(ended.history.every(({ at, by }) => at !== '' && by !== '')).toBe(true);
  });

  it('answers a repeated step unchanged, though a line was paid in between', async () => {
    const request = await order();
    await take('claim', staff, request);
    const paid = await pay(colleague, request, [0]);
    expect(await take('claim', staff, request)).toEqual(paid);
    await undoPayment(colleague, request, [0]);
    const released = await take('release', staff, request);
    expect(await take('release', staff, request)).toEqual(released);
    await take('claim', staff, request);
    await take('fulfil', staff, request);
    const paidAfter = await pay(staff, request, [0]);
    expect(await take('fulfil', staff, request)).toEqual(paidAfter);
    const reopened = await take('reopen', colleague, request);
    expect(await take('reopen', colleague, request)).toEqual(reopened);
  });

  it('says who has it, or in which state it is, when a step comes too late', async () => {
    const request = await order();
    for (const step of ['release', 'fulfil', 'reopen'] as const) {
      expect(await refusalOf(take(step, staff, request))).toMatchObject({
        code: 'REQUEST_MOVED_ON',
        details: { state: 'OPEN', version: 1 },
      });
    }
    await take('claim', staff, request);
    const taken = { state: 'CLAIMED', version: 2, claimedByName: 'Staff' };
    expect(await refusalOf(take('claim', colleague, request))).toMatchObject({ code: 'REQUEST_TAKEN', details: taken });
    await take('fulfil', staff, request);
    for (const step of ['claim', 'release', 'fulfil'] as const) {
      expect(await refusalOf(take(step, colleague, request))).toMatchObject({ code: 'REQUEST_MOVED_ON', details: { state: 'FULFILLED' } });
    }
    const cancelled = await order();
    await take('cancel', ada, cancelled);
    expect((await refusalOf(take('claim', staff, cancelled))).code).toBe('REQUEST_MOVED_ON');
    expect((await refusalOf(take('reopen', staff, cancelled))).code).toBe('REQUEST_MOVED_ON');
  });

  it('is out of reach for guests and for staff of other events', async () => {
    const request = await order();
    for (const step of ['claim', 'release', 'fulfil', 'reopen'] as const) {
      expect((await refusalOf(take(step, ada, request))).code).toBe('FORBIDDEN');
      expect((await refusalOf(take(step, foreign, request))).code).toBe('FORBIDDEN');
      const elsewhere = { ...request, eventId: foreignEventId };
      expect((await refusalOf(take(step, foreign, elsewhere))).code).toBe('REQUEST_NOT_FOUND');
      expect((await refusalOf(take(step, staff, { ...request, id: 'NOSUCHREQUEST' }))).code).toBe('REQUEST_NOT_FOUND');
    }
    const elsewhere = { ...request, eventId: foreignEventId };
    const forbidden = [decline(foreign, request), pay(foreign, request, [0]), undoPayment(foreign, request, [0]), pay(ada, request, [0])];
    expect(await outcomesOf(forbidden)).toEqual({ FORBIDDEN: 4 });
    const missing = [decline(foreign, elsewhere), pay(foreign, elsewhere, [0]), undoPayment(foreign, elsewhere, [0])];
    expect(await outcomesOf(missing)).toEqual({ REQUEST_NOT_FOUND: 3 });
    expect((await refusalOf(listPage(foreign, world.eventId))).code).toBe('FORBIDDEN');
    expect((await refusalOf(listPage(ada, world.eventId))).code).toBe('FORBIDDEN');
  });

  it('that went to and fro too often can only be ended', { timeout: MANY_STEPS_TIME_MS }, async () => {
    const request = await order(world.guests[2]);
    let steps = 1;
    for (let hand = 0; steps < REQUEST_LIMITS.history; hand++) {
      await take(hand % 2 === 0 ? 'claim' : 'release', staff, request);
      steps += 1;
    }
    expect((await refusalOf(take('release', staff, request))).code).toBe('INVALID_INPUT');
    expect((await refusalOf(pay(staff, request, [0]))).code).toBe('INVALID_INPUT');
    expect((await take('fulfil', staff, request)).state).toBe('FULFILLED');
  });
});

describe('The list of requests', () => {
  it('holds one area or all, in pages that miss nothing and repeat nothing', async () => {
    const shirt = await newItem(world, { area: world.stand, category: 'HANDOUT', name: 'T-shirt', priceCents: 0 });
    const made = [];
    for (const token of [ada, grace]) {
      for (let count = 0; count < 3; count++) {
        const request = await create(token, world.eventId, { category: 'HANDOUT', items: [of(shirt)] });
        made.push(request.id);
      }
    }
    const open = await listAll(staff, world.eventId, { area: world.stand });
    expect(open.map(({ id }) => id)).toEqual(made);
    expect((await listAll(staff, world.eventId, { area: 'no-such-area' })).length).toBe(0);
    expect((await refusalOf(listPage(staff, world.eventId, { area: 'Not an area!' }))).code).toBe('INVALID_INPUT');
    expect((await refusalOf(listPage(staff, world.eventId, { nextToken: 'nonsense' }))).code).toBe('INVALID_INPUT');

    const [first, second, third] = open;
    if (!first || !second || !third) throw new Error('There are no requests.');
    await take('cancel', ada, second);
    await decline(staff, first);
    expect((await listAll(staff, world.eventId, { area: world.stand, finished: true })).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect((await listAll(staff, world.eventId, { area: world.stand })).map(({ id }) => id)).toEqual(made.slice(2));
    const mine = (await listMine(grace, world.eventId)).map(({ id }) => id);
    expect(mine.slice(0, 3)).toEqual(made.slice(3).reverse());
  });
});

describe('Payments', () => {
  it('settle lines by position, whoever takes them, and reconcile with the tab to the cent', async () => {
    const { accessToken: guest } = await newPerson();
    await letIn(world.organizer.accessToken, guest, world.eventId);
    const beer = await newItem(world, { name: 'Beer', priceCents: 533 });
    const water = await newItem(world, { name: 'Water', priceCents: 0 });
    const first = await create(guest, world.eventId, { items: [of(beer, 3), of(water), of(coffee, 2)] });
    const second = await create(guest, world.eventId, { items: [of(beer)] });
    const free = await create(guest, world.eventId, { items: [of(water)] });
    const tab = await myTab(guest, world.eventId);
    expect(tab).toMatchObject({ currency: 'EUR', dueCents: 3 * 533 + 500 + 533, paidCents: 0 });
    expect(tab.requests.map(({ id }) => id)).toEqual([first.id, second.id]);

    const paid = await pay(staff, first, [0], 'CARD_TERMINAL');
    expect(paid.lines.map(({ paymentMethod, paidToName }) => [paymentMethod, paidToName])).toEqual([
      ['CARD_TERMINAL', 'Staff'],
      [null, null],
      [null, null],
    ]);
    expect(paid.history.at(-1)).toMatchObject({ step: 'PAID', lines: [0] });
    expect(await pay(staff, first, [0], 'CARD_TERMINAL')).toEqual(paid);
    expect(await myTab(guest, world.eventId)).toMatchObject({ dueCents: 500 + 533, paidCents: 3 * 533 });

    await take('claim', staff, first);
    await take('fulfil', staff, first);
    await pay(colleague, first, [2], 'ON_THE_HOUSE');
    await take('cancel', guest, second);
    expect(await myTab(guest, world.eventId)).toMatchObject({ dueCents: 0, paidCents: 3 * 533 + 500, requests: [{ id: first.id }] });
    const undone = await undoPayment(colleague, first, [0]);
    expect(undone.history.at(-1)).toMatchObject({ step: 'PAYMENT_UNDONE', lines: [0] });
    expect(await undoPayment(colleague, first, [0])).toEqual(undone);
    expect(await myTab(guest, world.eventId)).toMatchObject({ dueCents: 3 * 533, paidCents: 500 });
    expect((await refusalOf(pay(staff, second, [0]))).code).toBe('REQUEST_MOVED_ON');
    expect((await refusalOf(pay(staff, free, [0]))).code).toBe('INVALID_INPUT');
  });

  it('are all or nothing', async () => {
    const tea = await newItem(world, { name: 'Tea' });
    const request = await create(grace, world.eventId, { items: [of(coffee), of(tea)] });
    for (const lines of [[], [2], [0, 0], [-1], [0, 2], Array.from({ length: 1000 }, (_, index) => index)]) {
      expect((await refusalOf(pay(staff, request, lines))).code).toBe('INVALID_INPUT');
    }
    const paid = await pay(staff, request, [1]);
    expect(await refusalOf(pay(staff, request, [0, 1]))).toMatchObject({ code: 'REQUEST_PAID', issues: [{ path: 'lines.1' }] });
    expect((await refusalOf(pay(staff, request, [1], 'CARD_TERMINAL'))).code).toBe('REQUEST_PAID');
    expect((await refusalOf(pay(colleague, request, [1]))).code).toBe('REQUEST_PAID');
    expect(await refusalOf(undoPayment(staff, request, [0, 1]))).toMatchObject({ code: 'REQUEST_MOVED_ON', issues: [{ path: 'lines.0' }] });
    expect((await refusalOf(undoPayment(staff, request, [7]))).code).toBe('INVALID_INPUT');
    expect((await listMine(grace, world.eventId)).find(({ id }) => id === request.id)).toEqual(paid);
  });

  it('show on nobody else’s tab', async () => {
    const { accessToken: stranger } = await newPerson();
    expect((await refusalOf(myTab(stranger, world.eventId))).code).toBe('NOT_REGISTERED');
    expect((await refusalOf(myTab(stranger, 'AAAAAAAA'))).code).toBe('EVENT_NOT_FOUND');
    expect(await listMine(stranger, world.eventId)).toEqual([]);
  });
});

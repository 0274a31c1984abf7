import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { cancel as cancelRegistration, checkInByHand, createEvent, publishEvent, register, updateEvent } from './backend-calls.ts';
import { anItem, archiveItem, createItem, setStock, updateItem } from './catalog-calls.ts';
import { create, decline, listMine, type OrderInput, outcomesOf, pay, refusalOf, take } from './guest-request-calls.ts';
import { letIn, newItem, newRequestWorld, of, type RequestWorld, stockOf, takenOf } from './guest-request-world.ts';
import { newPerson } from './people.ts';

let world: RequestWorld;
let ada: string;
let grace: string;

beforeAll(async () => {
  world = await newRequestWorld(3);
  [ada = '', grace = ''] = world.guests;
});

describe('An order', () => {
  it('is taken with everything it needs, and shows whole to the guest', async () => {
    const coffee = await newItem(world, { stock: 5, limitPerGuest: 3 });
    const cake = await newItem(world, { category: 'FOOD', name: 'Cake', priceCents: 410 });
    const request = await create(ada, world.eventId, { items: [of(coffee, 2), of(cake)], location: ' Row 4 ', note: 'No sugar' });
    expect(request).toMatchObject({
      eventId: world.eventId,
      guestName: 'Ada Lovelace',
      state: 'OPEN',
      urgency: 'NORMAL',
      area: world.bar,
      totalCents: 910,
      currency: 'EUR',
      location: 'Row 4',
      note: 'No sugar',
      version: 1,
      lines: [
        { itemId: coffee.id, name: 'Coffee', quantity: 2, unitPriceCents: 250, paymentMethod: null },
        { itemId: cake.id, name: 'Cake', quantity: 1, unitPriceCents: 410, paymentMethod: null },
      ],
      history: [{ step: 'CREATED', byName: 'Ada Lovelace' }],
    });
    expect(await stockOf(world, coffee)).toBe(3);
    expect(await takenOf(world, ada, coffee)).toBe(2);
    expect((await listMine(ada, world.eventId))[0]?.id).toBe(request.id);
    await take('cancel', ada, request);
  });

  it('sent again with its key is the same order, sold out or ended meanwhile and whatever else it says', async () => {
    const last = await newItem(world, { stock: 1, limitPerGuest: 1 });
    const clientKey = randomUUID();
    const first = await create(ada, world.eventId, { items: [of(last)], clientKey });
    expect(await create(ada, world.eventId, { items: [of(last)], clientKey })).toEqual(first);
    expect(await create(ada, world.eventId, { items: [of(last, 9)], note: 'Other', clientKey })).toEqual(first);
    const declined = await decline(world.staff[0], first);
    expect(await create(ada, world.eventId, { items: [of(last)], clientKey })).toEqual(declined);
    expect(await stockOf(world, last)).toBe(1);
  });

  it('with the key of another guest is an order of its own', async () => {
    const item = await newItem(world);
    const clientKey = randomUUID();
    const [one, other] = [
      await create(ada, world.eventId, { items: [of(item)], clientKey }),
      await create(grace, world.eventId, { items: [of(item)], clientKey }),
    ];
    expect(one.id).not.toBe(other.id);
    await Promise.all([take('cancel', ada, one), take('cancel', grace, other)]);
  });
});

describe('A call for help', () => {
  it('needs no check-in, goes to the help desk and is urgent', async () => {
    const { accessToken } = await newPerson();
    await register(accessToken, world.eventId);
    const help = await create(accessToken, world.eventId, { category: 'ASSISTANCE', note: 'Someone fainted', location: 'Hall B' });
    expect(help).toMatchObject({ area: 'help', urgency: 'URGENT', lines: [], totalCents: 0 });
    expect((await refusalOf(create(accessToken, world.eventId, { category: 'ASSISTANCE' }))).issues).toMatchObject([{ path: 'note' }]);
  });

  it('never mixes with goods', async () => {
    const wheelchair = await newItem(world, { category: 'ASSISTANCE', name: 'Wheelchair', priceCents: 0 });
    const tea = await newItem(world, { name: 'Tea' });
    for (const category of ['ASSISTANCE', 'BEVERAGE']) {
      const refusal = await refusalOf(create(ada, world.eventId, { category, items: [of(wheelchair), of(tea)] }));
      expect(refusal.code).toBe('INVALID_INPUT');
    }
    const { accessToken } = await newPerson();
    await register(accessToken, world.eventId);
    expect(await create(accessToken, world.eventId, { category: 'ASSISTANCE', items: [of(wheelchair)] })).toMatchObject({
      area: world.bar,
    });
  });
});

describe('What is refused takes nothing', () => {
  it('when the input is bad', async () => {
    const item = await newItem(world, { stock: 50, limitPerGuest: 50 });
    const elsewhere = await newItem(world, { area: world.stand, name: 'T-shirt' });
    const bad: [OrderInput, string, string][] = [
      [{ items: [of(item)], note: 'x'.repeat(100_000) }, 'INVALID_INPUT', 'note'],
      [{ items: Array.from({ length: 1000 }, () => of(item)) }, 'INVALID_INPUT', 'items'],
      [{ items: [of(item), of(item)] }, 'INVALID_INPUT', 'items.1'],
      [{ items: [of(item, 0)] }, 'INVALID_INPUT', 'items.0.quantity'],
      [{ items: [of(item, -1)] }, 'INVALID_INPUT', 'items.0.quantity'],
      [{ items: [of(item, 21)] }, 'INVALID_INPUT', 'items.0.quantity'],
      [{ items: [of(item)], location: 'x'.repeat(101) }, 'INVALID_INPUT', 'location'],
      [{ items: [of(item)], clientKey: 'short' }, 'INVALID_INPUT', 'clientKey'],
      [{ items: [] }, 'INVALID_INPUT', 'items'],
      [{ items: [of(item)], category: 'FOOD' }, 'INVALID_INPUT', 'category'],
      [{ items: [of(item), of(elsewhere)] }, 'INVALID_INPUT', 'items'],
      [{ items: [{ itemId: 'NOSUCHITEM', quantity: 1, unitPriceCents: 0 }] }, 'ITEM_NOT_FOUND', 'items.0'],
      [{ items: [of(item), { ...of(elsewhere), itemId: 'NOSUCHITEM' }] }, 'ITEM_NOT_FOUND', 'items.1'],
      [{ items: [{ ...of(item), unitPriceCents: 249 }] }, 'PRICE_CHANGED', 'items.0'],
    ];
    for (const [order, code, path] of bad) {
      const refusal = await refusalOf(create(ada, world.eventId, order));
      expect({ code: refusal.code, path: refusal.issues[0]?.path }).toEqual({ code, path });
      expect(refusal.issues.length).toBeLessThan(5);
    }
    expect(await stockOf(world, item)).toBe(50);
    expect(await takenOf(world, ada, item)).toBe(0);
  });

  it('when there is not enough, for all or for this guest', async () => {
    const few = await newItem(world, { stock: 2 });
    const limited = await newItem(world, { limitPerGuest: 2, stock: 100 });
    const soldOut = await refusalOf(create(ada, world.eventId, { items: [of(limited), of(few, 3)] }));
    expect(soldOut).toMatchObject({ code: 'SOLD_OUT', issues: [{ path: 'items.1' }] });
    const overLimit = await refusalOf(create(ada, world.eventId, { items: [of(few), of(limited, 3)] }));
    expect(overLimit).toMatchObject({ code: 'OVER_LIMIT', issues: [{ path: 'items.1' }] });
    expect([await stockOf(world, few), await stockOf(world, limited), await takenOf(world, ada, limited)]).toEqual([2, 100, 0]);
  });

  it('when the item is of another event, archived or outside of its hours', async () => {
    const token = world.organizer.accessToken;
    const { id: otherId } = await createEvent(token, anEvent());
    const foreign = await createItem(token, otherId, { input: anItem() });
    const archived = await archiveItem(token, await newItem(world));
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString();
    const later = await newItem(world, { availableFrom: tomorrow });
    const earlier = await newItem(world, { availableUntil: new Date(Date.now() - 1000).toISOString() });
    expect((await refusalOf(create(ada, world.eventId, { items: [of(foreign)] }))).code).toBe('ITEM_NOT_FOUND');
    for (const item of [archived, later, earlier]) {
      expect((await refusalOf(create(ada, world.eventId, { items: [of(item)] }))).code).toBe('ITEM_NOT_AVAILABLE');
    }
  });

  it('when the guest is not registered, not inside, or has left', async () => {
    const item = await newItem(world, { stock: 3 });
    const order = { items: [of(item)] };
    const help = { category: 'ASSISTANCE', note: 'Help' };
    const { accessToken } = await newPerson();
    expect((await refusalOf(create(accessToken, world.eventId, order))).code).toBe('NOT_REGISTERED');
    expect((await refusalOf(create(accessToken, world.eventId, help))).code).toBe('NOT_REGISTERED');
    const { guestId } = await register(accessToken, world.eventId);
    expect((await refusalOf(create(accessToken, world.eventId, order))).code).toBe('NOT_CHECKED_IN');
    await checkInByHand(world.organizer.accessToken, world.eventId, guestId);
    const request = await create(accessToken, world.eventId, order);
    await checkInByHand(world.organizer.accessToken, world.eventId, guestId, { direction: 'EXIT' });
    expect((await refusalOf(create(accessToken, world.eventId, order))).code).toBe('NOT_CHECKED_IN');
    expect((await take('cancel', accessToken, request)).state).toBe('CANCELLED');
    expect(await stockOf(world, item)).toBe(3);

    const { accessToken: leaver } = await newPerson();
    await register(leaver, world.eventId);
    await cancelRegistration(leaver, world.eventId);
    expect((await refusalOf(create(leaver, world.eventId, help))).code).toBe('NOT_REGISTERED');
  });

  it('when the event is not published, not begun or over; a retry of an earlier order is still answered', async () => {
    const token = world.organizer.accessToken;
    expect((await refusalOf(create(ada, 'AAAAAAAA', { category: 'ASSISTANCE', note: 'Help' }))).code).toBe('EVENT_NOT_FOUND');
    expect((await refusalOf(create(ada, 'nonsense', { category: 'ASSISTANCE', note: 'Help' }))).code).toBe('EVENT_NOT_FOUND');
    const plan = anEvent();
    const { id } = await createEvent(token, plan);
    await publishEvent(token, id, true);
    await letIn(token, ada, id);
    const item = await createItem(token, id, { input: anItem(), stock: 5 });
    const order = { items: [of(item)], clientKey: randomUUID() };
    const made = await create(ada, id, order);

    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    let { version } = await publishEvent(token, id, true);
    ({ version } = await updateEvent(token, id, { ...plan, checkInOpensAt: inAnHour }, version));
    expect((await refusalOf(create(ada, id, { items: [of(item)] }))).code).toBe('EVENT_NOT_RUNNING');
    const past = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    const over = { ...plan, startsAt: past(4), checkInOpensAt: past(4), registrationClosesAt: past(2), endsAt: past(1) };
    ({ version } = await updateEvent(token, id, over, version));
    for (const late of [{ items: [of(item)] }, { category: 'ASSISTANCE', note: 'Help' }]) {
      expect((await refusalOf(create(ada, id, late))).code).toBe('EVENT_NOT_RUNNING');
    }
    expect(await create(ada, id, order)).toEqual(made);
    expect((await take('cancel', ada, made)).state).toBe('CANCELLED');
    await publishEvent(token, id, false);
    expect((await refusalOf(create(ada, id, { items: [of(item)] }))).code).toBe('EVENT_NOT_FOUND');
  });
});

describe('A guest', () => {
  it('has at most ten open requests, and a place again for each that is done', async () => {
    const guest = world.guests[2] ?? '';
    const item = await newItem(world);
    const order = () => create(guest, world.eventId, { items: [of(item)] });
    const requests = [];
    for (let count = 0; count < REQUEST_LIMITS.activePerGuest; count++) requests.push(await order());
    expect((await refusalOf(order())).code).toBe('TOO_MANY_REQUESTS');
    const [first, second, third] = requests;
    if (!first || !second || !third) throw new Error('There are no requests.');
    await take('cancel', guest, first);
    await decline(world.staff[0], second);
    await take('claim', world.staff[0], third);
    await take('fulfil', world.staff[0], third);
    expect(await outcomesOf([order(), order(), order(), order(), order()])).toEqual({ OK: 3, TOO_MANY_REQUESTS: 2 });
    expect((await refusalOf(order())).code).toBe('TOO_MANY_REQUESTS');
  });
});

describe('Cancelling and declining', () => {
  it('give everything back, once', async () => {
    const item = await newItem(world, { stock: 4, limitPerGuest: 4 });
    const request = await create(ada, world.eventId, { items: [of(item, 3)] });
    const cancelled = await take('cancel', ada, request);
    expect(cancelled).toMatchObject({ state: 'CANCELLED', version: 2, history: [{ step: 'CREATED' }, { step: 'CANCELLED' }] });
    expect(cancelled.finishedAt).not.toBeNull();
    expect(await take('cancel', ada, request)).toEqual(cancelled);
    expect([await stockOf(world, item), await takenOf(world, ada, item)]).toEqual([4, 0]);

    const claimed = await take('claim', world.staff[0], await create(ada, world.eventId, { items: [of(item, 4)] }));
    const declined = await decline(world.staff[1], claimed, '  Out of\nmilk ');
    expect(declined).toMatchObject({
      state: 'DECLINED',
      declineReason: 'Out of milk',
      history: [{}, {}, { step: 'DECLINED', reason: 'Out of milk' }],
    });
    expect(await decline(world.staff[1], claimed, 'Again')).toEqual(declined);
    expect((await refusalOf(decline(world.staff[0], claimed))).code).toBe('REQUEST_MOVED_ON');
    expect((await refusalOf(take('cancel', ada, claimed))).code).toBe('REQUEST_MOVED_ON');
    expect([await stockOf(world, item), await takenOf(world, ada, item)]).toEqual([4, 0]);
  });

  it('work after the item changed: to another price, off the catalogue, without a limit', async () => {
    const token = world.organizer.accessToken;
    const dearer = await newItem(world, { stock: 4 });
    const gone = await newItem(world, { stock: 4 });
    const endless = await newItem(world, { stock: 4 });
    const request = await create(ada, world.eventId, { items: [of(dearer), of(gone), of(endless)] });
    await updateItem(token, dearer, anItem({ area: world.bar, priceCents: 990 }), dearer.version);
    await archiveItem(token, gone);
    await setStock(token, endless, null, 3);
    expect((await take('cancel', ada, request)).state).toBe('CANCELLED');
    expect([await stockOf(world, dearer), await stockOf(world, endless)]).toEqual([4, null]);
    expect(await archiveItem(token, gone, false)).toMatchObject({ stock: 4 });
  });

  it('are refused to others, without a reason, and once a line is paid', async () => {
    const request = await create(ada, world.eventId, { items: [of(await newItem(world))] });
    expect((await refusalOf(take('cancel', grace, request))).code).toBe('REQUEST_NOT_FOUND');
    expect((await refusalOf(take('cancel', world.staff[0], request))).code).toBe('REQUEST_NOT_FOUND');
    expect((await refusalOf(decline(ada, request))).code).toBe('FORBIDDEN');
    expect((await refusalOf(decline(world.staff[0], request, '  '))).issues).toMatchObject([{ path: 'reason' }]);
    expect((await refusalOf(decline(world.staff[0], request, 'x'.repeat(201)))).code).toBe('INVALID_INPUT');
    expect((await refusalOf(decline(world.staff[0], { ...request, id: 'NOSUCHREQUEST' }))).code).toBe('REQUEST_NOT_FOUND');
    await pay(world.staff[0], request, [0]);
    expect((await refusalOf(take('cancel', ada, request))).code).toBe('REQUEST_PAID');
    expect((await refusalOf(decline(world.staff[0], request))).code).toBe('REQUEST_PAID');
  });
});

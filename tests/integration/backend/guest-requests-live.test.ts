import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { createEvent } from './backend-calls.ts';
import type { Item } from './catalog-calls.ts';
import { create, decline, type GuestRequest, pay, take, undoPayment } from './guest-request-calls.ts';
import { newItem, newRequestWorld, of, type RequestWorld } from './guest-request-world.ts';
import { type LiveRequests, watchBoard, watchMine } from './live-requests.ts';
import { newWorker } from './people.ts';

const MANY_STEPS_TIME_MS = 180_000;

let world: RequestWorld;
let ada: string;
let grace: string;
let staff: string;
let coffee: Item;
let shirt: Item;
let open: LiveRequests[] = [];

const opened = async (live: Promise<LiveRequests>): Promise<LiveRequests> => {
  open.push(await live);
  return live;
};
const stepsOf = ({ received }: LiveRequests, { id }: GuestRequest): string[] =>
  received.filter((one) => one.id === id).map(({ history }) => history.at(-1)?.step ?? '');

beforeAll(async () => {
  world = await newRequestWorld(2);
  [ada = '', grace = ''] = world.guests;
  [staff] = world.staff;
  coffee = await newItem(world);
  shirt = await newItem(world, { area: world.stand, category: 'HANDOUT', name: 'T-shirt' });
});

afterEach(() => {
  for (const live of open) live.close();
  open = [];
});

describe('Live requests', () => {
  it(
    'show every step of every request to a board, those of its area to another, and those of nobody else to the guest',
    { timeout: MANY_STEPS_TIME_MS },
    async () => {
      const all = await opened(watchBoard(staff, world.eventId));
      const bar = await opened(watchBoard(staff, world.eventId, world.bar));
      const mine = await opened(watchMine(ada, world.eventId));

      const drink = await create(ada, world.eventId, { items: [of(coffee)] });
      await take('claim', staff, drink);
      await take('release', staff, drink);
      await take('claim', staff, drink);
      await pay(staff, drink, [0]);
      await undoPayment(staff, drink, [0]);
      await take('fulfil', staff, drink);
      await take('reopen', staff, drink);
      const given = await create(ada, world.eventId, { category: 'HANDOUT', items: [of(shirt)] });
      const declined = await decline(staff, given);
      const other = await create(grace, world.eventId, { items: [of(coffee)] });
      const cancelled = await take('cancel', grace, other);
      const last = await take('fulfil', staff, drink);

      // The last change that each may hear has come, so what it did not hear by now it never hears.
      await Promise.all([all.until(last), bar.until(last), mine.until(last)]);
      const steps = ['CREATED', 'CLAIMED', 'RELEASED', 'CLAIMED', 'PAID', 'PAYMENT_UNDONE', 'FULFILLED', 'REOPENED', 'FULFILLED'];
      for (const live of [all, bar, mine]) expect(stepsOf(live, drink)).toEqual(steps);
      expect([stepsOf(all, declined), stepsOf(bar, declined), stepsOf(mine, declined)]).toEqual([
        ['CREATED', 'DECLINED'],
        [],
        ['CREATED', 'DECLINED'],
      ]);
      expect([stepsOf(all, cancelled), stepsOf(bar, cancelled), stepsOf(mine, cancelled)]).toEqual([
        ['CREATED', 'CANCELLED'],
        ['CREATED', 'CANCELLED'],
        [],
      ]);
      expect(all.received.find(({ id, version }) => id === drink.id && version === 1)).toEqual(drink);
      expect(all.received.find(({ id, version }) => id === drink.id && version === last.version)).toEqual(last);
    },
  );

  it('of an event reach its own staff alone', async () => {
    const { id: otherId } = await createEvent(world.organizer.accessToken, anEvent());
    const foreign = await newWorker(world.organizer.accessToken, otherId, 'STAFF');
    await expect(watchBoard(foreign, world.eventId)).rejects.toThrow('FORBIDDEN');
    await expect(watchBoard(ada, world.eventId)).rejects.toThrow(/Unauthorized/);
    const kiosk = await newWorker(world.organizer.accessToken, world.eventId, 'KIOSK');
    await expect(watchBoard(kiosk, world.eventId)).rejects.toThrow(/Unauthorized/);

    const elsewhere = await opened(watchBoard(foreign, otherId));
    const organizers = await opened(watchBoard(world.organizer.accessToken, world.eventId));
    const here = await create(ada, world.eventId, { items: [of(coffee)] });
    await organizers.until(here);
    expect(elsewhere.received).toEqual([]);
  });

  it('say nothing of a step that was refused, and the same again of a retry', async () => {
    const board = await opened(watchBoard(staff, world.eventId));
    const order = { items: [of(coffee)], clientKey: 'the-same-order' };
    const request = await create(grace, world.eventId, order);
    await create(grace, world.eventId, order);
    await expect(take('fulfil', staff, request)).rejects.toMatchObject({ code: 'REQUEST_MOVED_ON' });
    const claimed = await take('claim', staff, request);
    await board.until(claimed);
    const heard = board.received.filter(({ id }) => id === request.id);
    expect(heard.at(-1)).toEqual(claimed);
    for (const repeated of heard.slice(0, -1)) expect(repeated).toEqual(request);
  });
});

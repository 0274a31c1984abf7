import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetKeptRequests } from '../../../components/requests/kept/kept.ts';
import { returnOrder, takeBack } from '../../../components/requests/order/kept-basket.ts';
import { KEPT_FOR_MS, keepOrders, listOrders, sendAgain, type KeptOrder } from '../../../components/requests/outbox/outbox.ts';
import { refusalOf } from '../../../components/requests/outbox/refusal.ts';
import { alone, sendOrders, type SendOptions } from '../../../components/requests/outbox/send-orders.ts';
import type { NewRequest } from '../../../lib/data/my-requests.ts';
import { AppError } from '../../../lib/domain/app-error.ts';
import { memoryStorage } from '../components/memory-storage.ts';
import { anOrder, aRequest, NOW } from './requests-fixture.ts';

const SUB = 'sub-of-ada';

/** A server that makes one request for each key, as the real one does. */
const aServer = () => {
  const made = new Map<string, NewRequest>();
  const send = async (request: NewRequest) => {
    made.set(request.clientKey, request);
    return aRequest({ id: `request-${request.clientKey}` });
  };
  return { made, send };
};

const optionsOf = (options: Partial<SendOptions> & Pick<SendOptions, 'send'>): SendOptions => ({
  sub: SUB,
  onSent: () => {},
  onRefused: () => true,
  now: () => NOW,
  ...options,
});

const refuse = (code: AppError['code']) => async () => {
  throw new AppError(code, 'No.');
};

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()));

describe('an order on its way', () => {
  it('is sent with the key that it was kept with, and forgotten once it was answered', async () => {
    const server = aServer();
    const [order] = keepOrders(SUB, [anOrder({ location: 'Table 12' })], NOW);
    const sent: string[] = [];
    const { isWaiting } = await sendOrders(optionsOf({ send: server.send, onSent: ({ id }) => sent.push(id) }));
    expect(isWaiting).toBe(false);
    expect(sent).toEqual([`request-${order?.clientKey}`]);
    expect([...server.made.values()]).toEqual([
      {
        eventId: 'ABCD2345',
        category: 'BEVERAGE',
        items: [{ itemId: 'coffee', quantity: 1, unitPriceCents: 350 }],
        location: 'Table 12',
        note: undefined,
        clientKey: order?.clientKey,
      },
    ]);
    expect(listOrders(SUB)).toEqual([]);
  });

  it('stays without a network, and the ones after it are not tried', async () => {
    keepOrders(SUB, [anOrder(), anOrder()], NOW);
    const send = vi.fn(refuse('NETWORK'));
    expect(await sendOrders(optionsOf({ send }))).toEqual({ isWaiting: true });
    expect(send).toHaveBeenCalledTimes(1);
    expect(listOrders(SUB)).toHaveLength(2);
  });

  it('is one request when its answer was lost and it is sent again', async () => {
    const server = aServer();
    keepOrders(SUB, [anOrder()], NOW);
    const losesAnswer = async (request: NewRequest) => {
      await server.send(request);
      throw new AppError('NETWORK', 'The answer was lost.');
    };
    expect(await sendOrders(optionsOf({ send: losesAnswer }))).toEqual({ isWaiting: true });
    expect(listOrders(SUB)[0]?.firstSentAt).toBe(NOW.toISOString());
    await sendOrders(optionsOf({ send: server.send }));
    expect(server.made.size).toBe(1);
    expect(listOrders(SUB)).toEqual([]);
  });

  it('counts as unanswered when the network swallows it', async () => {
    vi.useFakeTimers();
    keepOrders(SUB, [anOrder()], NOW);
    const sending = sendOrders(optionsOf({ send: () => new Promise(() => {}) }));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await sending).toEqual({ isWaiting: true });
    expect(listOrders(SUB)).toHaveLength(1);
    vi.useRealTimers();
  });

  it('is sent once by two tabs', async () => {
    keepOrders(SUB, [anOrder(), anOrder(), anOrder()], NOW);
    const server = aServer();
    const send = vi.fn(server.send);
    await Promise.all([sendOrders(optionsOf({ send })), sendOrders(optionsOf({ send })), sendOrders(optionsOf({ send }))]);
    expect(send).toHaveBeenCalledTimes(3);
    expect(server.made.size).toBe(3);
  });

  it('does not hold back the others when the server stumbles over it', async () => {
    const [poison] = keepOrders(SUB, [anOrder({ note: 'poison' })], NOW);
    keepOrders(SUB, [anOrder()], new Date(NOW.getTime() + 1));
    const server = aServer();
    const send = (request: NewRequest) => (request.note === 'poison' ? refuse('UNEXPECTED')() : server.send(request));
    expect(await sendOrders(optionsOf({ send }))).toEqual({ isWaiting: true });
    expect(listOrders(SUB).map(({ clientKey }) => clientKey)).toEqual([poison?.clientKey]);
  });

  it('goes back into the basket when it is refused', async () => {
    keepOrders(SUB, [anOrder()], NOW);
    const onRefused = (order: KeptOrder, error: AppError) => {
      returnOrder(SUB, order, refusalOf(order, error));
      return true;
    };
    expect(await sendOrders(optionsOf({ send: refuse('SOLD_OUT'), onRefused }))).toEqual({ isWaiting: false });
    expect(listOrders(SUB)).toEqual([]);
    expect(Object.keys(localStorage)).toEqual([`usher.requests.${SUB}.basket.ABCD2345`]);
  });

  it('stays in sight with its reason when it has no basket to go back to, and goes out again when the guest says so', async () => {
    const [call] = keepOrders(SUB, [anOrder({ category: 'ASSISTANCE', lines: [], note: 'Help' })], NOW);
    const onRefused = () => false;
    await sendOrders(optionsOf({ send: refuse('TOO_MANY_REQUESTS'), onRefused }));
    expect(listOrders(SUB)).toMatchObject([{ clientKey: call?.clientKey, stopped: 'TOO_MANY_REQUESTS' }]);
    const server = aServer();
    await sendOrders(optionsOf({ send: server.send }));
    expect(server.made.size).toBe(0);
    sendAgain(SUB, call?.clientKey ?? '', NOW);
    await sendOrders(optionsOf({ send: server.send }));
    expect([...server.made.keys()]).toEqual([call?.clientKey]);
  });

  it('asks its guest first when it waited for too long', async () => {
    keepOrders(SUB, [anOrder()], NOW);
    const server = aServer();
    const later = new Date(NOW.getTime() + KEPT_FOR_MS + 1);
    expect(await sendOrders(optionsOf({ send: server.send, now: () => later }))).toEqual({ isWaiting: false });
    expect(server.made.size).toBe(0);
    expect(listOrders(SUB)).toMatchObject([{ stopped: 'TOO_LATE' }]);
  });

  it('is either sent or taken back, never both', async () => {
    const [order] = keepOrders(SUB, [anOrder()], NOW);
    const server = aServer();
    const took = alone(SUB, async () => takeBack(SUB, order?.clientKey ?? ''));
    await Promise.all([took, sendOrders(optionsOf({ send: server.send }))]);
    expect(server.made.size).toBe(0);
    expect(Object.keys(localStorage)).toEqual([`usher.requests.${SUB}.basket.ABCD2345`]);
  });

  it('belongs to the person who made it', async () => {
    keepOrders('sub-of-grace', [anOrder()], NOW);
    const server = aServer();
    await sendOrders(optionsOf({ send: server.send }));
    expect(server.made.size).toBe(0);
    localStorage.setItem('theme', 'dark');
    forgetKeptRequests();
    expect(Object.keys(localStorage)).toEqual(['theme']);
  });
});

describe('a refusal', () => {
  const order: KeptOrder = {
    ...anOrder({
      lines: [
        { itemId: 'coffee', name: 'Coffee', category: 'BEVERAGE', quantity: 1, unitPriceCents: 350 },
        { itemId: 'juice', name: 'Juice', category: 'BEVERAGE', quantity: 1, unitPriceCents: 400 },
      ],
    }),
    clientKey: 'k',
    madeAt: NOW.toISOString(),
  };

  it('is about the items that the server names by their place', () => {
    const error = new AppError('SOLD_OUT', 'Refused.', { issues: [{ path: 'items.1', message: 'This is sold out.' }] });
    expect(refusalOf(order, error)).toEqual({ code: 'SOLD_OUT', items: new Map([['juice', 'This is sold out.']]) });
  });

  it('is about the whole order when the server names none', () => {
    expect(refusalOf(order, new AppError('NOT_CHECKED_IN', 'Refused.'))).toEqual({ code: 'NOT_CHECKED_IN', items: new Map() });
  });
});

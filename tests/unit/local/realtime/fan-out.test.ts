import { describe, expect, it, vi } from 'vitest';
import { deliverMutation, invalidateSubscriptions } from '../../../../local/appsync/realtime/fan-out.ts';
import { SubscriptionIndex } from '../../../../local/appsync/realtime/subscription-index.ts';
import type { Subscription } from '../../../../local/appsync/subscriptions/subscription.ts';
import { callerWith, subscriptionWith } from './fakes.ts';

const setUp = () => {
  const index = new SubscriptionIndex();
  const received: [id: string, message: unknown][] = [];
  const logged: string[] = [];
  return {
    index,
    received,
    logged,
    subscribe: (id: string, parts: Partial<Subscription> = {}, projectionKey = id) => {
      const active = {
        id,
        subscription: subscriptionWith(parts),
        projectionKey,
        send: (message: string) => void received.push([id, JSON.parse(message)]),
        remove: () => index.remove(active),
      };
      index.add(active);
    },
    mutate: (result: unknown, fieldName = 'create') =>
      deliverMutation(index, { fieldName, result, arguments: {}, caller: callerWith() }, { write: ({ text }) => logged.push(text) }),
  };
};

describe('a mutation', () => {
  it('reaches the subscribers of its field and no other', () => {
    const { subscribe, mutate, received } = setUp();
    subscribe('to-create');
    subscribe('to-update', { mutations: ['update'] });
    subscribe('to-both', { mutations: ['update', 'create'] });
    mutate({ id: 'a' });
    expect(received).toEqual([
      ['to-create', { id: 'to-create', type: 'data', payload: { data: { onCreated: { id: 'a' } } } }],
      ['to-both', { id: 'to-both', type: 'data', payload: { data: { onCreated: { id: 'a' } } } }],
    ]);
  });

  it('is matched by arguments, or by the enhanced filter instead of them', () => {
    const { subscribe, mutate, received } = setUp();
    const isUrgent = { filterGroup: [{ filters: [{ fieldName: 'severity', operator: 'ge' as const, value: 7 }] }] };
    subscribe('north', { arguments: { area: 'north' } });
    subscribe('south', { arguments: { area: 'south' } });
    subscribe('urgent', { arguments: { area: 'south' }, filter: isUrgent });
    mutate({ area: 'north', severity: 8 });
    expect(received.map(([id]) => id)).toEqual(['north', 'urgent']);
  });

  it('is projected once for all who get the same payload', () => {
    const { subscribe, mutate, received } = setUp();
    const project = vi.fn((result: unknown) => ({ data: { onCreated: result } }));
    for (let number = 0; number < 50; number += 1) subscribe(`s${number}`, { project }, 'same');
    subscribe('other', { project }, 'different');
    mutate({ id: 'a' });
    expect(received).toHaveLength(51);
    expect(project).toHaveBeenCalledTimes(2);
  });

  it('whose payload misses a required field reaches the subscriber as an error', () => {
    const { subscribe, mutate, received } = setUp();
    const error = {
      path: ['onCreated', 'name'],
      data: null,
      errorType: null,
      errorInfo: null,
      locations: null,
      message: 'Cannot return null for non-nullable type',
    };
    subscribe('s1', { project: () => ({ data: { onCreated: null }, errors: [error] }) });
    mutate({ id: 'a' });
    expect(received[0]?.[1]).toMatchObject({ payload: { data: { onCreated: null }, errors: [{ message: error.message }] } });
  });

  it('above 240 KB is not delivered, and the log says so', () => {
    const { subscribe, mutate, received, logged } = setUp();
    subscribe('s1');
    mutate({ text: 'x'.repeat(240 * 1024) });
    expect(received).toEqual([]);
    expect(logged[0]).toContain('not delivered');
  });

  it('still reaches the others when one payload cannot be made', () => {
    const { subscribe, mutate, received, logged } = setUp();
    subscribe('broken', {
      project: () => {
        throw new Error('no such field');
      },
    });
    subscribe('sound');
    mutate({ id: 'a' });
    expect(received.map(([id]) => id)).toEqual(['sound']);
    expect(logged[0]).toContain('no such field');
  });
});

describe('an invalidation', () => {
  it('completes the subscriptions whose invalidation filter matches, and they receive no more', () => {
    const { subscribe, mutate, received, index } = setUp();
    const ofUser = (userId: string) => ({ filterGroup: [{ filters: [{ fieldName: 'userId', operator: 'eq' as const, value: userId }] }] });
    subscribe('ada', { invalidationFilter: ofUser('ada') });
    subscribe('grace', { invalidationFilter: ofUser('grace') });
    subscribe('without');
    invalidateSubscriptions(index, { subscriptionField: 'onCreated', payload: { userId: 'ada' } });
    expect(received).toEqual([['ada', { id: 'ada', type: 'complete' }]]);
    mutate({ id: 'a' });
    expect(received.slice(1).map(([id]) => id)).toEqual(['grace', 'without']);
  });
});

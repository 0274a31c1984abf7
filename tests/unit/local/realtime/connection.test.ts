import { describe, expect, it } from 'vitest';
import type { SubscribeOutcome } from '../../../../local/appsync/subscriptions/subscription.ts';
import { openConnection, settle, startMessage, subscriptionWith } from './fakes.ts';

const errorsOf = (message: Record<string, unknown> | undefined) =>
  (message?.['payload'] as { errors: { errorType?: string; message: string }[] }).errors;

describe('a real-time connection', () => {
  it('acknowledges connection_init with the time to wait for a keep-alive, and beats at once', () => {
    const { socket } = openConnection({});
    socket.fromClient({ type: 'connection_init' });
    expect(socket.sent).toEqual([{ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } }, { type: 'ka' }]);
  });

  it('registers a subscription and confirms it with start_ack', async () => {
    const { socket, index, connection } = openConnection({});
    socket.fromClient(startMessage('s1'));
    await settle();
    expect(socket.sent).toEqual([{ id: 's1', type: 'start_ack' }]);
    expect(index.fedBy('create').map(({ id }) => id)).toEqual(['s1']);
    expect(connection.subscriptionCount).toBe(1);
  });

  it('gives the engine the operation as it was sent, so that its signature can be checked', async () => {
    let signed: { method: string; path: string; body: string } | undefined;
    const { socket } = openConnection({
      authenticate: (_headers, request) => {
        signed = request;
        return Promise.reject(
          Object.assign(new Error('refused'), {
            body: { errors: [{ errorType: 'UnauthorizedException', message: 'Token has expired.' }] },
          }),
        );
      },
    });
    const message = startMessage('s1');
    socket.fromClient(message);
    await settle();
    expect(signed).toEqual({ method: 'POST', path: '/graphql', body: message.payload.data });
    expect(socket.sent).toEqual([
      {
        id: 's1',
        type: 'error',
        payload: { errors: [{ errorType: 'UnauthorizedException', message: 'Token has expired.', errorCode: 401 }] },
      },
    ]);
  });

  it('refuses a subscription that the engine refuses, and forgets its id', async () => {
    const refused: SubscribeOutcome = {
      errors: [
        {
          path: ['onCreated'],
          data: null,
          errorType: 'Unauthorized',
          errorInfo: null,
          locations: null,
          message: 'Not Authorized to access onCreated on type Subscription',
        },
      ],
    };
    const { socket, connection } = openConnection({ subscribe: () => refused });
    socket.fromClient(startMessage('s1'));
    await settle();
    expect(socket.sent).toEqual([
      {
        id: 's1',
        type: 'error',
        payload: { errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access onCreated on type Subscription' }] },
      },
    ]);
    expect(connection.subscriptionCount).toBe(0);
  });

  it('refuses a second subscription with the same id, also while the first is being authorized', async () => {
    const { socket, index } = openConnection({});
    socket.fromClient(startMessage('s1'));
    socket.fromClient(startMessage('s1'));
    await settle();
    expect(socket.sent.map(({ type }) => type)).toEqual(['error', 'start_ack']);
    expect(errorsOf(socket.sent[0])[0]?.errorType).toBe('DuplicatedOperationError');
    expect(index.fedBy('create')).toHaveLength(1);
  });

  it('takes 200 subscriptions and refuses the next', async () => {
    const { socket, connection } = openConnection({});
    for (let number = 0; number <= 200; number += 1) socket.fromClient(startMessage(`s${number}`));
    await settle();
    const refusals = socket.sent.filter(({ type }) => type === 'error');
    expect(refusals).toHaveLength(1);
    expect(refusals[0]?.['id']).toBe('s200');
    expect(errorsOf(refusals[0])).toEqual([
      { errorType: 'MaxSubscriptionsReachedError', message: 'Max number of 200 subscriptions reached' },
    ]);
    expect(connection.subscriptionCount).toBe(200);
  });

  it('completes a stopped subscription and lets its id be used again', async () => {
    const { socket, index } = openConnection({});
    socket.fromClient(startMessage('s1'));
    await settle();
    socket.fromClient({ type: 'stop', id: 's1' });
    expect(index.fedBy('create')).toEqual([]);
    socket.fromClient(startMessage('s1'));
    await settle();
    expect(socket.sent.map(({ type }) => type)).toEqual(['start_ack', 'complete', 'start_ack']);
  });

  it('forgets a subscription that is stopped while it is being authorized', async () => {
    const { socket, index } = openConnection({});
    socket.fromClient(startMessage('s1'));
    socket.fromClient({ type: 'stop', id: 's1' });
    await settle();
    expect(socket.sent).toEqual([{ id: 's1', type: 'complete' }]);
    expect(index.fedBy('create')).toEqual([]);
  });

  it('forgets its subscriptions when the client goes, also the ones being authorized', async () => {
    const { socket, index } = openConnection({});
    socket.fromClient(startMessage('s1'));
    await settle();
    socket.fromClient(startMessage('s2'));
    socket.emit('close');
    await settle();
    expect(index.fedBy('create')).toEqual([]);
  });

  it.each([
    ['a mutation', startMessage('s1', 'mutation { create { id } }'), 's1', 'mutation not supported through the realtime channel'],
    ['a query', startMessage('s1', 'query Q { get { id } }'), 's1', 'query not supported through the realtime channel'],
    ['an unknown type', { type: 'publish', id: 's1' }, 's1', 'unknown not supported through the realtime channel'],
    ['a start without a payload', { type: 'start', id: 's1' }, 's1', 'unknown not supported through the realtime channel'],
    ['something that is not JSON', 'hello', '', 'unknown not supported through the realtime channel'],
  ])('answers %s with UnsupportedOperation', (_what, message, id, text) => {
    const { socket } = openConnection({});
    socket.fromClient(message);
    expect(socket.sent).toEqual([{ id, type: 'error', payload: { errors: [{ errorType: 'UnsupportedOperation', message: text }] } }]);
  });

  it('answers a stop of an unknown id with an error', () => {
    const { socket } = openConnection({});
    socket.fromClient({ type: 'stop', id: 'nope' });
    expect(errorsOf(socket.sent[0])[0]?.errorType).toBe('UnknownOperationError');
  });

  it('refuses an enhanced filter beyond the limits with errorCode 400', async () => {
    const filter = { filterGroup: [{ filters: [{ fieldName: 'id', operator: 'in' as const, value: [1, 2, 3, 4, 5, 6] }] }] };
    const { socket } = openConnection({ subscribe: () => ({ subscription: subscriptionWith({ filter }) }) });
    socket.fromClient(startMessage('s1'));
    await settle();
    expect(errorsOf(socket.sent[0])).toEqual([
      { message: 'subscription exceeds maximum value limit 5 for operator `in`.', errorCode: 400 },
    ]);
  });

  it('reports a fault of its own without telling the client more than that', async () => {
    const { socket, logged } = openConnection({ subscribe: () => Promise.reject(new Error('secret detail')) });
    socket.fromClient(startMessage('s1'));
    await settle();
    expect(errorsOf(socket.sent[0])).toEqual([{ errorType: 'InternalFailure', message: 'Internal failure' }]);
    expect(logged[0]?.text).toContain('secret detail');
  });

  it('ends after 24 hours, and beats until then', () => {
    const { socket, clock, connection } = openConnection({});
    clock.advance(24 * 60 * 60 * 1000 - 60_000);
    connection.keepAlive(clock.now());
    expect(socket.sent).toEqual([{ type: 'ka' }]);
    clock.advance(60_000);
    connection.keepAlive(clock.now());
    expect(socket.closedWith).toBe(1001);
  });

  it('is ended when its client does not read', async () => {
    const { socket, index, logged } = openConnection({});
    socket.fromClient(startMessage('s1'));
    await settle();
    const [active] = index.fedBy('create');
    socket.bufferedAmount = 5 * 1024 * 1024;
    active?.send('{}');
    expect(socket.isTerminated).toBe(true);
    expect(index.fedBy('create')).toEqual([]);
    expect(logged[0]?.level).toBe('warn');
  });
});

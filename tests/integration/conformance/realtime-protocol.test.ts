import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { realtimeAddress } from '../../fixtures/appsync/realtime-address.ts';
import { type TestUser, as, connectToBackend } from './setup/backend.ts';

type Message = {
  type: string;
  id?: string;
  payload?: { connectionTimeoutMs?: number; errors?: { errorType?: string; message: string; errorCode?: number }[]; data?: unknown };
};

/** A client that speaks the protocol by hand and reads one message after the other. */
const open = async (address: string, protocols: string[]) => {
  const socket = new WebSocket(address, protocols);
  const arrived: Message[] = [];
  let wake: () => void = () => undefined;
  socket.on('message', (data: Buffer) => {
    arrived.push(JSON.parse(data.toString()) as Message);
    wake();
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return {
    closed,
    send: (message: unknown) => socket.send(JSON.stringify(message)),
    /** The next message that is not a keep-alive. */
    next: async (): Promise<Message> => {
      for (;;) {
        const message = arrived.shift();
        if (message && message.type !== 'ka') return message;
        if (!message) await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    close: () => socket.close(),
  };
};

describe('the real-time protocol', async () => {
  const { newUser, url, client } = await connectToBackend();
  const address = realtimeAddress(url);
  const { host } = new URL(url);
  let ada: TestUser;
  beforeAll(async () => {
    ada = await newUser();
  });
  const authorization = () => ({ Authorization: ada.accessToken, host });
  const headerProtocol = (headers: object) => `header-${Buffer.from(JSON.stringify(headers)).toString('base64url')}`;
  const connect = () => open(address, ['graphql-ws', headerProtocol(authorization())]);
  const start = (id: string, query: string, variables: object = {}, headers: object = authorization()) => ({
    id,
    type: 'start',
    payload: { data: JSON.stringify({ query, variables }), extensions: { authorization: headers } },
  });
  const ALERTS = 'subscription Alerts($area: String) { onAlertIn(area: $area) { id severity } }';

  it('takes the authorization from the query string of the address', async () => {
    const header = Buffer.from(JSON.stringify(authorization())).toString('base64');
    const socket = await open(`${address}?header=${encodeURIComponent(header)}&payload=e30=`, ['graphql-ws']);
    socket.send({ type: 'connection_init' });
    expect(await socket.next()).toEqual({ type: 'connection_ack', payload: { connectionTimeoutMs: 300_000 } });
    socket.close();
  });

  it('answers a connection without authorization with connection_error and ends it', async () => {
    const socket = await open(address, ['graphql-ws', headerProtocol({ host, Authorization: 'nonsense' })]);
    expect(await socket.next()).toMatchObject({
      type: 'connection_error',
      payload: { errors: [{ errorType: 'UnauthorizedException', errorCode: 401 }] },
    });
    expect(await socket.closed).toBe(1008);
  });

  it('goes through start, start_ack, data, stop and complete', async () => {
    const socket = await connect();
    socket.send({ type: 'connection_init' });
    expect((await socket.next()).type).toBe('connection_ack');
    socket.send(start('s1', ALERTS, { area: 'protocol' }));
    expect(await socket.next()).toEqual({ id: 's1', type: 'start_ack' });
    await as(ada, () => client.mutations.publishAlert({ id: 'a1', area: 'protocol', severity: 4 }));
    expect(await socket.next()).toEqual({ id: 's1', type: 'data', payload: { data: { onAlertIn: { id: 'a1', severity: 4 } } } });
    socket.send({ type: 'stop', id: 's1' });
    expect(await socket.next()).toEqual({ id: 's1', type: 'complete' });
    socket.close();
  });

  it('carries several subscriptions of several users on one connection', async () => {
    const grace = await newUser();
    const socket = await connect();
    socket.send(start('of-ada', 'subscription { onCreateTodo { content } }'));
    socket.send(start('of-grace', 'subscription { onCreateTodo { content } }', {}, { Authorization: grace.accessToken, host }));
    const acknowledged = [(await socket.next()).id, (await socket.next()).id].toSorted();
    expect(acknowledged).toEqual(['of-ada', 'of-grace']);
    await as(grace, () => client.models.Todo.create({ content: 'for grace' }));
    expect(await socket.next()).toEqual({ id: 'of-grace', type: 'data', payload: { data: { onCreateTodo: { content: 'for grace' } } } });
    socket.close();
  });

  it('answers a required field that the mutation did not select with an error', async () => {
    const socket = await connect();
    socket.send(start('s1', 'subscription { onCreateTodo { id content } }'));
    expect((await socket.next()).type).toBe('start_ack');
    const body = JSON.stringify({ query: 'mutation { createTodo(input: { content: "partly" }) { id owner } }' });
    await fetch(url, { method: 'POST', headers: { authorization: ada.accessToken, 'content-type': 'application/json' }, body });
    const { payload } = await socket.next();
    expect(payload?.data).toEqual({ onCreateTodo: null });
    expect(payload?.errors?.[0]?.message).toMatch(/content/);
    socket.close();
  });

  it('refuses a start whose token is not valid, and the connection stays', async () => {
    const socket = await connect();
    socket.send(start('s1', ALERTS, {}, { Authorization: `${ada.accessToken}x`, host }));
    expect(await socket.next()).toMatchObject({ id: 's1', type: 'error', payload: { errors: [{ errorType: 'UnauthorizedException' }] } });
    socket.send(start('s2', ALERTS));
    expect(await socket.next()).toEqual({ id: 's2', type: 'start_ack' });
    socket.close();
  });

  it.each([
    ['a query', 'query { listTodos { items { id } } }', 'UnsupportedOperation'],
    ['a mutation', 'mutation { createTodo(input: { content: "x" }) { id } }', 'UnsupportedOperation'],
  ])('refuses %s', async (_what, query, errorType) => {
    const socket = await connect();
    socket.send(start('s1', query));
    expect(await socket.next()).toMatchObject({ id: 's1', type: 'error', payload: { errors: [{ errorType }] } });
    socket.close();
  });

  it('refuses a field that does not exist', async () => {
    const socket = await connect();
    socket.send(start('s1', 'subscription { onNothing { id } }'));
    expect(await socket.next()).toMatchObject({ id: 's1', type: 'error' });
    socket.close();
  });

  it('is refused without its subprotocol', async () => {
    const socket = new WebSocket(`${address}?header=e30=&payload=e30=`);
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect(JSON.parse(data.toString())).toEqual({
      type: 'connection_error',
      payload: { errors: [{ message: 'NoProtocolError', errorCode: 400 }] },
    });
  });
});

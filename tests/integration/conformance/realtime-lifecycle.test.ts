import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { attachRealtime, type Realtime } from '../../../local/appsync/realtime/attach-realtime.ts';
import { SandboxClock } from '../../../local/clock.ts';
import type { LocalBackend } from '../../../local/cloud-assembly/local-backend.ts';
import type { Caller } from '../../../local/appsync/auth/caller.ts';

const KEY_HOLDER: Caller = { mode: 'API_KEY', sourceIp: ['127.0.0.1'] };
const backendWith = (schema: string) => ({ api: { schema } }) as LocalBackend;

/** The channel itself on a server of its own: who may connect is decided by a stand-in for the engine. */
describe('the real-time channel', () => {
  let server: ReturnType<typeof createServer>;
  let clock: SandboxClock;
  let realtime: Realtime;
  let port: number;
  let authenticate: () => Promise<Caller>;
  beforeEach(async () => {
    server = createServer();
    clock = new SandboxClock();
    authenticate = () => Promise.resolve(KEY_HOLDER);
    realtime = attachRealtime({
      server,
      engine: {
        authenticate: () => authenticate(),
        subscribe: () => Promise.resolve({ errors: [] }),
        onMutation: () => () => undefined,
        onInvalidation: () => () => undefined,
      },
      clock,
      log: { write: () => undefined },
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterEach(async () => {
    realtime.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const connect = async (): Promise<{ closed: Promise<number> }> => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql/realtime`, ['graphql-ws']);
    const closed = once(socket, 'close').then(([code]) => code as number);
    await once(socket, 'open');
    return { closed };
  };
  /** The status of an upgrade that is refused. */
  const upgrade = async (path: string, host = `localhost:${port}`): Promise<number | undefined> => {
    const headers = {
      host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    };
    const [response] = (await once(request({ port, host: '127.0.0.1', path, headers }).end(), 'response')) as [
      { statusCode?: number; resume(): void },
    ];
    response.resume();
    return response.statusCode;
  };

  it('counts its connections until they end', async () => {
    const one = new WebSocket(`ws://127.0.0.1:${port}/graphql/realtime`, ['graphql-ws']);
    await once(one, 'open');
    expect(realtime.connections()).toEqual({ connections: 1, subscriptions: 0 });
    const { closed } = await connect();
    expect(realtime.connections().connections).toBe(2);
    clock.advance(24 * 60 * 60 * 1000);
    expect(await closed).toBe(1001);
  });

  it('ends the connections when the schema has changed, and not when something else has', async () => {
    realtime.applyBackend(backendWith('type Query'));
    const { closed } = await connect();
    realtime.applyBackend(backendWith('type Query'));
    expect(realtime.connections().connections).toBe(1);
    realtime.applyBackend(backendWith('type Query, changed'));
    expect(await closed).toBe(1012);
  });

  it('ends everything when it is closed, also a connection that is still being authorized', async () => {
    const { closed } = await connect();
    let decide: (caller: Caller) => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      authenticate = () => {
        resolve();
        return new Promise((settle) => (decide = settle));
      };
    });
    const late = new WebSocket(`ws://127.0.0.1:${port}/graphql/realtime`, ['graphql-ws']);
    const lateFailure = once(late, 'error');
    await asked;
    realtime.close();
    decide(KEY_HOLDER);
    await closed;
    expect(await lateFailure).toHaveLength(1);
    expect(realtime.connections().connections).toBe(0);
  });

  it('answers 404 elsewhere, 403 to foreign hosts, and survives an address that is none', async () => {
    expect(await upgrade('/event/realtime')).toBe(404);
    expect(await upgrade('//')).toBe(404);
    expect(await upgrade('/graphql/realtime', 'rebound.example')).toBe(403);
    await connect();
  });
});

import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import { SandboxClock } from '../../../../local/clock.ts';
import type { LogLine } from '../../../../local/ports.ts';
import { RealtimeConnection } from '../../../../local/appsync/realtime/connection.ts';
import { SubscriptionIndex } from '../../../../local/appsync/realtime/subscription-index.ts';
import type { Caller } from '../../../../local/appsync/auth/caller.ts';
import type { GraphqlEngine } from '../../../../local/appsync/engine.ts';
import type { Subscription, SubscribeOutcome } from '../../../../local/appsync/subscriptions/subscription.ts';

export const callerWith = (...groups: string[]): Caller => ({
  sourceIp: ['127.0.0.1'],
  mode: 'AMAZON_COGNITO_USER_POOLS',
  token: { sub: 'sub-1', username: 'ada', issuer: 'local', groups, tokenUse: 'access', claims: {} },
});

/** A subscription to `created` that hands the whole result on. */
export const subscriptionWith = (parts: Partial<Subscription> = {}): Subscription => ({
  fieldName: 'onCreated',
  responseKey: 'onCreated',
  arguments: {},
  mutations: ['create'],
  project: (result) => ({ data: { onCreated: result } }),
  ...parts,
});

/** A socket that keeps what it was sent and lets a test speak for the client. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  isTerminated = false;
  closedWith: number | undefined;
  readonly sent: Record<string, unknown>[] = [];

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(code: number): void {
    this.closedWith = code;
    this.#end();
  }

  terminate(): void {
    this.isTerminated = true;
    this.#end();
  }

  fromClient(message: unknown): void {
    this.emit('message', Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)));
  }

  #end(): void {
    this.readyState = 3;
    this.emit('close');
  }
}

export const startMessage = (id: string, query = 'subscription { onCreated { id } }', variables: Record<string, unknown> = {}) => ({
  id,
  type: 'start',
  payload: { data: JSON.stringify({ query, variables }), extensions: { authorization: { Authorization: 'token', host: 'localhost' } } },
});

/** A connection on a fake socket; the engine answers as the test says and every start can be awaited. */
export const openConnection = (engine: {
  authenticate?: GraphqlEngine['authenticate'];
  subscribe?: (operation: Parameters<GraphqlEngine['subscribe']>[0]) => SubscribeOutcome | Promise<SubscribeOutcome>;
}) => {
  const socket = new FakeSocket();
  const index = new SubscriptionIndex();
  const clock = new SandboxClock();
  const logged: Omit<LogLine, 'at'>[] = [];
  const connection = new RealtimeConnection(socket as unknown as WebSocket, {
    engine: {
      authenticate: engine.authenticate ?? (() => Promise.resolve(callerWith())),
      subscribe: (operation) => Promise.resolve(operation).then(engine.subscribe ?? (() => ({ subscription: subscriptionWith() }))),
    },
    index,
    log: { write: (line) => logged.push(line) },
    sourceIp: '127.0.0.1',
    openedAt: clock.now(),
  });
  return { socket, index, clock, logged, connection };
};

/** Lets everything that is already decided happen. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

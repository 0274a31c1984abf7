import { WebSocket } from 'ws';
import { realtimeAddress } from '../../fixtures/appsync/realtime-address.ts';
import { doors } from './backend-calls.ts';

/** An open subscription. */
export type Live<Item> = {
  /** What arrived so far, in order. */
  received: Item[];
  /** Resolves once something like it has arrived. */
  until(isIt: (item: Item) => boolean): Promise<void>;
  close(): void;
};

type ServerMessage<Item> = {
  type: string;
  payload?: { data?: Record<string, Item>; errors?: { errorType?: string; message: string }[] };
};

const base64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Subscribes and waits until that is confirmed. Rejects with the type and text of the refusal. */
export const subscribe = <Item>(token: string, query: string, variables: Record<string, unknown>): Promise<Live<Item>> =>
  new Promise((resolve, reject) => {
    const { graphqlUrl } = doors();
    const authorization = { host: new URL(graphqlUrl).host, Authorization: token };
    const socket = new WebSocket(realtimeAddress(graphqlUrl), ['graphql-ws', `header-${base64Url(authorization)}`]);
    const received: Item[] = [];
    const waiting = new Set<() => void>();
    const until: Live<Item>['until'] = (isIt) =>
      new Promise((done) => {
        const look = (): void => {
          if (!received.some(isIt)) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
      });
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as ServerMessage<Item>;
      if (type === 'connection_ack') {
        const start = { data: JSON.stringify({ query, variables }), extensions: { authorization } };
        socket.send(JSON.stringify({ id: '1', type: 'start', payload: start }));
      }
      if (type === 'start_ack') resolve({ received, until, close: () => socket.close() });
      if (type === 'error' || type === 'connection_error') {
        socket.close();
        reject(new Error((payload?.errors ?? []).map(({ errorType, message }) => `${errorType}: ${message}`).join('; ')));
      }
      if (type !== 'data') return;
      received.push(...Object.values(payload?.data ?? {}));
      for (const look of [...waiting]) look();
    });
  });

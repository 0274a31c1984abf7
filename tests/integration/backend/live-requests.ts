import { WebSocket } from 'ws';
import { doors } from './backend-calls.ts';
import { type GuestRequest, REQUEST } from './guest-request-calls.ts';

export type LiveRequests = {
  /** What arrived so far, in order. */
  received: GuestRequest[];
  /** Resolves once this request has arrived in this version or a later one. */
  until(request: Pick<GuestRequest, 'id' | 'version'>): Promise<void>;
  close(): void;
};

type ServerMessage = {
  type: string;
  payload?: { data?: Record<string, GuestRequest>; errors?: { errorType?: string; message: string }[] };
};

const base64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Subscribes and waits until that is confirmed. Rejects with the type and text of the refusal. */
const subscribe = (token: string, query: string, variables: Record<string, unknown>): Promise<LiveRequests> =>
  new Promise((resolve, reject) => {
    const { graphqlUrl } = doors();
    const authorization = { host: new URL(graphqlUrl).host, Authorization: token };
    const socket = new WebSocket(`${graphqlUrl.replace(/^http/, 'ws')}/realtime`, ['graphql-ws', `header-${base64Url(authorization)}`]);
    const received: GuestRequest[] = [];
    const waiting = new Set<() => void>();
    const until: LiveRequests['until'] = ({ id, version }) =>
      new Promise((done) => {
        const look = (): void => {
          if (!received.some((one) => one.id === id && one.version >= version)) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
      });
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data)) as ServerMessage;
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

/** What a staff board hears. */
export const watchBoard = (token: string, eventId: string, area?: string): Promise<LiveRequests> =>
  subscribe(token, `subscription ($eventId: ID!, $area: String) { onGuestRequest(eventId: $eventId, area: $area) { ${REQUEST} } }`, {
    eventId,
    area,
  });

/** What a guest's phone hears. */
export const watchMine = (token: string, eventId: string): Promise<LiveRequests> =>
  subscribe(token, `subscription ($eventId: ID!) { onMyGuestRequest(eventId: $eventId) { ${REQUEST} } }`, { eventId });

/**
 * A process of its own: many WebSockets that count what they get, so that the sender's process is measured alone.
 * Started by bench:requests with an IPC channel; answers `ready` once every socket listens, and `counted` on demand.
 */
import { WebSocket } from 'ws';

export type SubscribersTask = {
  url: string;
  sockets: number;
  /** AppSync's protocol with this subscription; absent for plain frames. */
  subscription?: { host: string; token: string; query: string; variables: Record<string, unknown> };
};

/** To the subscribers: say so once every socket has this many deliveries; or report what came and forget it. */
export type ToSubscribers = { type: 'await'; deliveries: number } | { type: 'report' };

export type FromSubscribers =
  | { type: 'ready' }
  | { type: 'complete' }
  /** Per socket: deliveries by key (`<id> <version>`), and milliseconds from the row's time to the delivery. */
  | { type: 'report'; counts: Record<string, number>[]; delays: number[] };

type Delivery = { id: string; version: number; createdAt: string };

const task = JSON.parse(process.argv[2] ?? '{}') as SubscribersTask;
const received = Array.from({ length: task.sockets }, () => new Map<string, number>());
let delays: number[] = [];
let total = 0;
let awaited = Infinity;

const tell = (message: FromSubscribers): void => void process.send?.(message);

const take = (socket: number, { id, version, createdAt }: Delivery): void => {
  delays.push(Date.now() - Date.parse(createdAt));
  const counts = received[socket];
  const key = `${id} ${version}`;
  counts?.set(key, (counts.get(key) ?? 0) + 1);
  total += 1;
  if (total === awaited) tell({ type: 'complete' });
};

const base64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const subscribe = (number: number, { host, token, query, variables }: NonNullable<SubscribersTask['subscription']>): Promise<void> =>
  new Promise((resolve, reject) => {
    const authorization = { host, Authorization: token };
    const socket = new WebSocket(task.url, ['graphql-ws', `header-${base64Url(authorization)}`]);
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: { data?: { onGuestRequest: Delivery } } };
      if (message.type === 'error' || message.type === 'connection_error') reject(new Error(String(data)));
      if (message.type === 'start_ack') resolve();
      if (message.type === 'data' && message.payload?.data) take(number, message.payload.data.onGuestRequest);
      if (message.type !== 'connection_ack') return;
      const payload = { data: JSON.stringify({ query, variables }), extensions: { authorization } };
      socket.send(JSON.stringify({ id: '1', type: 'start', payload }));
    });
  });

const listen = (number: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(task.url);
    socket.once('error', reject);
    socket.once('open', () => resolve());
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { payload: { data: { onGuestRequest: Delivery } } };
      take(number, message.payload.data.onGuestRequest);
    });
  });

process.on('message', (message: ToSubscribers) => {
  if (message.type === 'await') {
    awaited = message.deliveries * task.sockets;
    if (total >= awaited) tell({ type: 'complete' });
    return;
  }
  tell({ type: 'report', counts: received.map((counts) => Object.fromEntries(counts)), delays });
  for (const counts of received) counts.clear();
  delays = [];
  total = 0;
  awaited = Infinity;
});

const { subscription } = task;
await Promise.all(received.map((_, number) => (subscription ? subscribe(number, subscription) : listen(number))));
tell({ type: 'ready' });

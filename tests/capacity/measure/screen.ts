import { WebSocket } from 'ws';
import type { Doors } from '../../../local/seed/doors.ts';

export type Subscription = { query: string; variables: Record<string, unknown> };

const base64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** One connection with some subscriptions on it, as a screen that shows live news has one. Resolves once all of them stand; the result closes it. */
export const openScreen = (doors: Doors, token: string, subscriptions: readonly Subscription[]): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const authorization = { host: new URL(doors.graphqlUrl).host, Authorization: token };
    const socket = new WebSocket(`${doors.graphqlUrl.replace(/^http/, 'ws')}/realtime`, [
      'graphql-ws',
      `header-${base64Url(authorization)}`,
    ]);
    let standing = 0;
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data)) as { type: string };
      if (type === 'error' || type === 'connection_error') reject(new Error(String(data)));
      if (type === 'start_ack' && ++standing === subscriptions.length) resolve(() => socket.close());
      if (type !== 'connection_ack') return;
      for (const [id, { query, variables }] of subscriptions.entries()) {
        const payload = { data: JSON.stringify({ query, variables }), extensions: { authorization } };
        socket.send(JSON.stringify({ id: String(id), type: 'start', payload }));
      }
    });
  });

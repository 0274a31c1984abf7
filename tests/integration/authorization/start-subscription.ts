import { WebSocket } from 'ws';
import { realtimeAddress } from '../../fixtures/appsync/realtime-address.ts';

type ServerMessage = { type: string; payload?: { errors?: unknown } };

const base64Url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Connects to the real-time endpoint, starts one subscription and says how it was answered. */
export const startSubscription = (graphqlUrl: string, query: string, token: string): Promise<'started' | 'refused'> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(graphqlUrl);
    const authorization = { host, Authorization: token };
    const socket = new WebSocket(realtimeAddress(graphqlUrl), ['graphql-ws', `header-${base64Url(authorization)}`]);
    const end = (answer: 'started' | 'refused'): void => {
      socket.close();
      resolve(answer);
    };
    socket.once('error', reject);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data) => {
      const { type } = JSON.parse(String(data)) as ServerMessage;
      if (type === 'connection_error' || type === 'error') end('refused');
      if (type === 'start_ack') end('started');
      if (type !== 'connection_ack') return;
      socket.send(
        JSON.stringify({
          id: '1',
          type: 'start',
          payload: { data: JSON.stringify({ query, variables: {} }), extensions: { authorization } },
        }),
      );
    });
  });

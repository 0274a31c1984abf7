import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { LocalBackend } from '../../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../../clock.ts';
import { hasLoopbackHost } from '../../loopback-server.ts';
import type { Meter } from '../../ports.ts';
import type { GraphqlEngine } from '../engine.ts';
import { RealtimeConnection } from './connection.ts';
import { type RealtimeLog, deliverMutation, invalidateSubscriptions } from './fan-out.ts';
import { SUBPROTOCOL, isRealtimePath, offeredProtocols, readConnectionHeaders } from './handshake.ts';
import { KEEP_ALIVE_INTERVAL_MS, MAX_PAYLOAD_BYTES } from './limits.ts';
import { INTERNAL_FAILURE, NO_PROTOCOL, type WireError, connectionError, unauthorizedErrors } from './server-message.ts';
import { SubscriptionIndex } from './subscription-index.ts';

export type Realtime = {
  /** Ends every connection when the schema has changed: clients reconnect by themselves and subscribe to the new one. */
  applyBackend(backend: LocalBackend): void;
  /** Ends every connection and lets go of the server and the engine. Safe to call twice. */
  close(): void;
  /** How many connections are open, and how many subscriptions are on them. */
  connections(): { connections: number; subscriptions: number };
};

/** Codes of WebSocket closings (RFC 6455): the client may come back, or need not try again with what it sent. */
const CLOSE_GOING_AWAY = 1001;
const CLOSE_POLICY = 1008;
const CLOSE_RESTART = 1012;

/** Room for the authorization and the JSON around an operation of the greatest size. */
const MAX_FRAME_BYTES = 2 * MAX_PAYLOAD_BYTES;

/**
 * AppSync's real-time channel on the HTTP server of the GraphQL endpoint: subprotocol `graphql-ws` at
 * `/graphql/realtime` (docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html).
 */
export const attachRealtime = ({
  server,
  engine,
  clock,
  log,
  meter,
}: {
  server: Server;
  engine: Pick<GraphqlEngine, 'authenticate' | 'subscribe' | 'onMutation' | 'onInvalidation'>;
  clock: SandboxClock;
  log: RealtimeLog;
  meter?: Meter | undefined;
}): Realtime => {
  const index = new SubscriptionIndex();
  const open = new Set<RealtimeConnection>();
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: (protocols) => (protocols.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  let schema: string | undefined;
  let isClosed = false;

  const authorize = async (request: IncomingMessage): Promise<WireError | undefined> => {
    if (!offeredProtocols(request).includes(SUBPROTOCOL)) return NO_PROTOCOL;
    try {
      const signed = { method: 'POST', path: '/graphql/connect', body: '{}' };
      await engine.authenticate(readConnectionHeaders(request), signed, request.socket.remoteAddress);
      return undefined;
    } catch (error) {
      const refusal = unauthorizedErrors(error)?.[0];
      if (refusal) return refusal;
      log.write({
        source: 'appsync',
        level: 'error',
        text: `A connection failed to open: ${error instanceof Error ? error.stack : String(error)}`,
      });
      return INTERNAL_FAILURE;
    }
  };

  const onUpgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    // Until ws takes the socket over, its errors are ours; a client that is gone needs no answer.
    socket.on('error', () => socket.destroy());
    if (!hasLoopbackHost(request) || !isRealtimePath(request)) {
      socket.end(
        `HTTP/1.1 ${hasLoopbackHost(request) ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    const refusal = await authorize(request);
    if (isClosed) socket.destroy();
    if (socket.destroyed) return;
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      // ws closes the socket after an error by itself: a frame too large, a broken frame, a reset connection.
      webSocket.on('error', (error) =>
        log.write({ source: 'appsync', level: 'debug', text: `A real-time connection failed: ${error.message}` }),
      );
      if (refusal) {
        // A browser cannot read the status of a refused upgrade, so AppSync accepts and says why on the channel.
        webSocket.send(connectionError([refusal]));
        webSocket.close(CLOSE_POLICY);
        return;
      }
      const connection = new RealtimeConnection(webSocket, {
        engine,
        index,
        log,
        sourceIp: request.socket.remoteAddress,
        openedAt: clock.now(),
        meter,
      });
      open.add(connection);
      webSocket.once('close', () => open.delete(connection));
    });
  };

  const upgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer): void => void onUpgrade(request, socket, head);
  server.on('upgrade', upgradeListener);
  const beat = (): void => {
    const now = clock.now();
    for (const connection of open) connection.keepAlive(now);
  };
  const heartbeat = setInterval(beat, KEEP_ALIVE_INTERVAL_MS).unref();
  const detach = [
    engine.onMutation((event) => deliverMutation(index, event, log, meter)),
    engine.onInvalidation((event) => invalidateSubscriptions(index, event)),
    clock.onMove(beat),
  ];

  return {
    applyBackend: (backend) => {
      const isChanged = schema !== undefined && schema !== backend.api?.schema;
      schema = backend.api?.schema;
      if (!isChanged) return;
      for (const connection of open) connection.close(CLOSE_RESTART, 'The schema has changed');
    },
    close: () => {
      isClosed = true;
      clearInterval(heartbeat);
      server.off('upgrade', upgradeListener);
      for (const stop of detach) stop();
      for (const connection of open) {
        connection.close(CLOSE_GOING_AWAY, 'The sandbox stops');
        connection.terminate();
      }
      open.clear();
    },
    connections: () => ({
      connections: open.size,
      subscriptions: [...open].reduce((sum, connection) => sum + connection.subscriptionCount, 0),
    }),
  };
};

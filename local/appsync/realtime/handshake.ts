import type { IncomingMessage } from 'node:http';
import type { RequestHeaders } from '../auth/caller.ts';

/** The subprotocol of AppSync's real-time channel. */
export const SUBPROTOCOL = 'graphql-ws';

const HEADER_PROTOCOL_PREFIX = 'header-';

/** `/graphql/realtime` is the path of custom domains, which is what clients take every other address for. */
const REALTIME_PATHS = new Set(['/graphql/realtime', '/graphql']);

export const lowerCaseNames = (headers: Record<string, unknown>): RequestHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [])),
  );

const decodeHeader = (encoded: string, encoding: 'base64' | 'base64url'): RequestHeaders => {
  try {
    const headers: unknown = JSON.parse(Buffer.from(encoded, encoding).toString('utf8'));
    return typeof headers === 'object' && headers !== null ? lowerCaseNames(headers as Record<string, unknown>) : {};
  } catch {
    // Not base64 of JSON: then there is no authorization in it, and the call is refused for that.
    return {};
  }
};

export const offeredProtocols = (request: IncomingMessage): string[] =>
  (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());

/** Path and query of a request. By hand: `URL` throws at what a client may well send, such as `//`. */
const splitAddress = (request: IncomingMessage): [path: string, query: string] => {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  return [path, query];
};

export const isRealtimePath = (request: IncomingMessage): boolean => REALTIME_PATHS.has(splitAddress(request)[0].replace(/\/$/, ''));

/**
 * The authorization of a connection, from where clients put it: the subprotocol `header-<base64url>`, the query
 * parameter `header` (base64) or plain HTTP headers. Names come back in lower case.
 */
export const readConnectionHeaders = (request: IncomingMessage): RequestHeaders => {
  const inProtocol = offeredProtocols(request).find((protocol) => protocol.startsWith(HEADER_PROTOCOL_PREFIX));
  if (inProtocol !== undefined) return decodeHeader(inProtocol.slice(HEADER_PROTOCOL_PREFIX.length), 'base64url');
  const inQuery = new URLSearchParams(splitAddress(request)[1]).get('header');
  // A `+` of base64 that was not escaped arrives as a space.
  if (inQuery !== null) return decodeHeader(inQuery.replaceAll(' ', '+'), 'base64');
  return lowerCaseNames(request.headers);
};

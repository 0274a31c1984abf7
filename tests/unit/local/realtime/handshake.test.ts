import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isRealtimePath, readConnectionHeaders } from '../../../../local/appsync/realtime/handshake.ts';

const authorization = { Authorization: 'token', host: 'localhost:20001', 'X-Amz-Security-Token': 'a+b/c=' };
const lowerCased = { authorization: 'token', host: 'localhost:20001', 'x-amz-security-token': 'a+b/c=' };
const encode = (encoding: 'base64' | 'base64url') => Buffer.from(JSON.stringify(authorization)).toString(encoding);
const requestWith = (url: string, headers: Record<string, string> = {}) => ({ url, headers }) as unknown as IncomingMessage;

describe('the handshake', () => {
  it('reads the authorization from the subprotocol, as aws-amplify sends it', () => {
    const request = requestWith('/graphql/realtime', { 'sec-websocket-protocol': `graphql-ws, header-${encode('base64url')}` });
    expect(readConnectionHeaders(request)).toEqual(lowerCased);
  });

  it('reads the authorization from the query, escaped or not', () => {
    expect(readConnectionHeaders(requestWith(`/graphql/realtime?header=${encodeURIComponent(encode('base64'))}&payload=e30=`))).toEqual(
      lowerCased,
    );
    expect(readConnectionHeaders(requestWith(`/graphql/realtime?header=${encode('base64')}&payload=e30=`))).toEqual(lowerCased);
  });

  it('reads the authorization from plain headers', () => {
    expect(readConnectionHeaders(requestWith('/graphql/realtime', { 'x-api-key': 'k', host: 'h' }))).toEqual({
      'x-api-key': 'k',
      host: 'h',
    });
  });

  it('finds no authorization in what is not base64 of JSON', () => {
    expect(readConnectionHeaders(requestWith('/graphql/realtime?header=%25%25'))).toEqual({});
  });

  it('answers at the address of custom domains and of AWS, and nowhere else', () => {
    expect(isRealtimePath(requestWith('/graphql/realtime?header=x'))).toBe(true);
    expect(isRealtimePath(requestWith('/graphql'))).toBe(true);
    expect(isRealtimePath(requestWith('/event/realtime'))).toBe(false);
    expect(isRealtimePath(requestWith('//'))).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allowLocalWebSocket } from '../../../../lib/data/local-websocket.ts';

class RecordingWebSocket {
  static readonly OPEN = 1;
  readonly url: string;
  readonly protocols: string[] | undefined;

  constructor(url: string | URL, protocols?: string[]) {
    this.url = String(url);
    this.protocols = protocols;
  }
}

describe('the WebSocket of the offline sandbox', () => {
  beforeEach(() => {
    vi.stubGlobal('WebSocket', RecordingWebSocket);
    allowLocalWebSocket();
  });
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['wss://localhost:20001/graphql/realtime?a=b', 'ws://localhost:20001/graphql/realtime?a=b'],
    ['wss://127.0.0.1:20001/graphql/realtime', 'ws://127.0.0.1:20001/graphql/realtime'],
    ['wss://api.example.com/graphql/realtime', 'wss://api.example.com/graphql/realtime'],
    ['wss://localhost.example.com/graphql', 'wss://localhost.example.com/graphql'],
    ['ws://localhost:3000/_next', 'ws://localhost:3000/_next'],
  ])('opens %s as %s', (asked, opened) => {
    expect(new WebSocket(asked, ['graphql-ws'])).toMatchObject({ url: opened, protocols: ['graphql-ws'] });
  });

  it('stays a WebSocket with its constants, wrapped once', () => {
    const wrappedOnce = globalThis.WebSocket;
    allowLocalWebSocket();
    expect(globalThis.WebSocket).toBe(wrappedOnce);
    expect(new WebSocket('wss://localhost/')).toBeInstanceOf(WebSocket);
    expect(WebSocket.OPEN).toBe(1);
  });
});

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1']);

const wrapped = new WeakSet<typeof WebSocket>();

/** `wss:` becomes `ws:` for this machine alone. */
const withoutLocalTls = (address: string | URL): string | URL => {
  const url = new URL(address, typeof location === 'undefined' ? undefined : location.href);
  if (url.protocol !== 'wss:' || !LOCAL_HOSTS.has(url.hostname)) return address;
  url.protocol = 'ws:';
  return url;
};

/**
 * Lets subscriptions reach the offline sandbox: aws-amplify opens `wss:` even where the endpoint is `http:`, so
 * WebSockets to localhost are opened without TLS. Other hosts are untouched. Safe to call more than once; browsers and Node.
 */
export const allowLocalWebSocket = (): void => {
  const Original = globalThis.WebSocket;
  if (wrapped.has(Original)) return;
  const LocalWebSocket = new Proxy(Original, {
    construct: (target, [address, ...rest]: [string | URL, ...unknown[]], newTarget) =>
      Reflect.construct(target, [withoutLocalTls(address), ...rest], newTarget) as object,
  });
  wrapped.add(LocalWebSocket);
  globalThis.WebSocket = LocalWebSocket;
};

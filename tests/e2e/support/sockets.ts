import type { BrowserContext, WebSocketRoute } from 'playwright-core';

/** The WebSockets of a browser profile, which can be cut and kept away. */
export type Sockets = { cut(): Promise<void>; heal(): void };

/** Must be called before the page opens its first socket. Everything passes through until it is cut. */
export const watchSockets = async (context: BrowserContext): Promise<Sockets> => {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await context.routeWebSocket(/.*/, (page) => {
    if (isCut) return page.close({ code: 1013 });
    const server = page.connectToServer();
    open.add(page);
    page.onMessage((message) => server.send(message));
    server.onMessage((message) => page.send(message));
    page.onClose((code, reason) => {
      open.delete(page);
      void server.close({ code: code ?? 1000, reason: reason ?? '' });
    });
    server.onClose((code, reason) => {
      open.delete(page);
      void page.close({ code: code ?? 1000, reason: reason ?? '' });
    });
  });
  return {
    cut: async () => {
      isCut = true;
      await Promise.all([...open].map((page) => page.close({ code: 1013, reason: 'The test cuts the connection' })));
      open.clear();
    },
    heal: () => {
      isCut = false;
    },
  };
};

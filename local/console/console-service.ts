import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { BodyTooLarge, LoopbackServer } from '../loopback-server.ts';
import type { LocalService } from '../service.ts';
import type { ConsoleSources } from './console-sources.ts';
import { LiveEvents } from './live-events.ts';
import { type Route, RouteError, sendJson } from './route.ts';
import { backgroundRoutes } from './routes/background-routes.ts';
import { controlRoutes } from './routes/control-routes.ts';
import { outboxRoutes } from './routes/outbox-routes.ts';
import { tableRoutes } from './routes/table-routes.ts';

const PAGE_FILES = new Set(['index.html', 'console.css', 'console.js', 'dom.js', 'views.js', 'outbox-view.js', 'logs-view.js']);
const CONTENT_TYPES: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'";

/** The sandbox's own page, and the control API that it and the tests use. */
export class ConsoleService implements LocalService {
  readonly name = 'Console';
  readonly #port: number;
  readonly #sources: ConsoleSources;
  readonly #routes: Route[];
  #server: LoopbackServer | undefined;
  #live: LiveEvents | undefined;

  /** @param port - 0 takes any free one. */
  constructor({ port, sources }: { port: number; sources: ConsoleSources }) {
    this.#port = port;
    this.#sources = sources;
    this.#routes = [outboxRoutes, tableRoutes, backgroundRoutes, controlRoutes].flatMap((routes) => routes(sources));
  }

  get address(): string | undefined {
    return this.#server?.url;
  }

  async start(): Promise<void> {
    this.#live = new LiveEvents(this.#sources);
    const handler = (request: IncomingMessage, response: ServerResponse): void => void this.#answer(request, response);
    this.#server = await LoopbackServer.listen({ service: this.name, port: this.#port, handler });
  }

  /** The console reads the backend anew for every request. */
  async applyBackend(): Promise<void> {}

  async stop(): Promise<void> {
    this.#live?.close();
    await this.#server?.close();
    this.#server = undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const url = new URL(request.url ?? '/', this.address);
      if (!this.#isOwnOrigin(request)) throw new RouteError(403, 'Only the console itself may ask this.');
      if (url.pathname === '/api/live') return void this.#live?.add(response);
      if (!url.pathname.startsWith('/api/')) return await sendPage(url.pathname, response);
      const path = decodeURIComponent(url.pathname);
      const routes = this.#routes.filter(({ pattern }) => pattern.test(path));
      const route = routes.find(({ method }) => method === request.method);
      if (!route) throw new RouteError(routes.length > 0 ? 405 : 404, `There is no ${request.method} ${url.pathname}.`);
      await route.handle({ request, response, url, parameters: route.pattern.exec(path)?.slice(1) ?? [] });
    } catch (error) {
      this.#refuse(error, response);
    }
  }

  /** Programs send no Origin; a page of another site does, and gets nothing. */
  #isOwnOrigin({ headers: { origin } }: IncomingMessage): boolean {
    return origin === undefined || origin === this.address || origin === `http://127.0.0.1:${this.#server?.port}`;
  }

  #refuse(error: unknown, response: ServerResponse): void {
    if (error instanceof RouteError) return sendJson(response, { message: error.message }, error.status);
    if (error instanceof BodyTooLarge) return sendJson(response, { message: error.message }, 413);
    if (error instanceof URIError) return sendJson(response, { message: 'The path cannot be decoded.' }, 400);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#sources.logs.write({ source: this.name, level: 'error', text });
    sendJson(response, { message: 'The console failed; its log says why.' }, 500);
  }
}

const sendPage = async (pathname: string, response: ServerResponse): Promise<void> => {
  const file = pathname === '/' ? 'index.html' : pathname.slice(1);
  if (!PAGE_FILES.has(file)) throw new RouteError(404, `There is no page ${pathname}.`);
  const content = await readFile(new URL(`./page/${file}`, import.meta.url));
  const headers = {
    'content-type': `${CONTENT_TYPES[extname(file)]}; charset=utf-8`,
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  };
  response.writeHead(200, headers).end(content);
};

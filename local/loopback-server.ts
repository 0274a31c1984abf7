import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxError } from './sandbox-error.ts';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** False for a name that merely resolves to this machine: a page that rebinds its DNS name to 127.0.0.1 must get nothing. */
export const hasLoopbackHost = (request: IncomingMessage): boolean => {
  const host = request.headers.host;
  return host !== undefined && LOOPBACK_NAMES.has(host.replace(/:\d+$/, '').toLowerCase());
};

/** True for pages served from this machine, whatever their port. */
export const isLoopbackOrigin = (origin: string): boolean => {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return (protocol === 'http:' || protocol === 'https:') && LOOPBACK_NAMES.has(hostname);
};

/**
 * Node closes a connection that was idle for five seconds, in the very moment perhaps in which a warm function writes to
 * it: the function hears ECONNRESET, and a text message's fate is unknown. AWS keeps idle connections far longer.
 */
const KEEP_ALIVE_MS = 10 * 60 * 1000;

/** An HTTP server on 127.0.0.1 that answers 403 to foreign `Host` headers. */
export class LoopbackServer {
  readonly port: number;
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
  }

  /** Listens on `port` (0: any free one). Rejects with PORT_TAKEN, which names the service that wanted it. */
  static async listen({ service, port, handler }: { service: string; port: number; handler: RequestListener }): Promise<LoopbackServer> {
    const server = createServer((request, response) => {
      if (hasLoopbackHost(request)) return handler(request, response);
      response.writeHead(403, { 'content-type': 'text/plain' }).end('This server answers only to localhost.\n');
    });
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    }).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EADDRINUSE') throw cause;
      throw new SandboxError({
        code: 'PORT_TAKEN',
        message: `Port ${port}, which ${service} needs, is in use by another program.`,
        resolution: `Stop the program that listens on port ${port} (another sandbox, perhaps) and start again.`,
        cause,
      });
    });
    return new LoopbackServer(server);
  }

  /** As handed to browsers and to the AWS SDK. */
  get url(): string {
    return `http://localhost:${this.port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

/** The body of a request, refused with an Error above `limitBytes`. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) throw new BodyTooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export class BodyTooLarge extends Error {
  constructor(limitBytes: number) {
    super(`The request is larger than ${limitBytes} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

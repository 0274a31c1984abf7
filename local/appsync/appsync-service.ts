import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { LocalService } from '../service.ts';
import { AppSyncEngine, type EnginePorts } from './engine.ts';
import { graphqlEndpoint } from './http/graphql-endpoint.ts';

/** Longer than browsers and SDKs keep idle connections, so that it is never the server that hangs up first. */
const KEEP_ALIVE_MS = 65_000;

/** AppSync over HTTP: `POST /graphql` on the loopback address. The real-time channel attaches itself to `server` and `engine`. */
export class AppSyncService implements LocalService {
  readonly name = 'AppSync';
  readonly engine: AppSyncEngine;
  /** Exists before `start`, so that others can listen for `upgrade`. */
  readonly server: Server;
  readonly #port: number;

  /** `port` 0 takes a free one. */
  constructor({ port, ...ports }: EnginePorts & { port: number }) {
    this.#port = port;
    this.engine = new AppSyncEngine(ports);
    const handle = graphqlEndpoint({ engine: this.engine, log: ports.log });
    this.server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => void handle(request, response));
  }

  /** e.g. http://localhost:20001/graphql; undefined while it is not started. */
  get address(): string | undefined {
    const address = this.server.address() as AddressInfo | null;
    return address ? `http://localhost:${address.port}/graphql` : undefined;
  }

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const onError = (error: NodeJS.ErrnoException): void => {
        reject(
          error.code === 'EADDRINUSE'
            ? new SandboxError({
                code: 'PORT_TAKEN',
                message: `Port ${this.#port} is taken, and AppSync needs it`,
                resolution: 'End the program that uses it, or start the sandbox on other ports.',
                cause: error,
              })
            : error,
        );
      };
      this.server.once('error', onError);
      this.server.listen(this.#port, '127.0.0.1', () => {
        this.server.off('error', onError);
        resolve();
      });
    });
  }

  applyBackend(backend: LocalBackend): Promise<void> {
    this.engine.applyBackend(backend);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    if (this.server.listening) {
      const closed = new Promise((resolve) => this.server.close(resolve));
      this.server.closeAllConnections();
      await closed;
    }
    this.engine.close();
  }
}

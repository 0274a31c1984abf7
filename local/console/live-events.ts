import type { ServerResponse } from 'node:http';
import type { ConsoleSources } from './console-sources.ts';

const KEEP_ALIVE_MS = 20_000;

/** Tells open pages what happened, by server-sent events, so that they ask for what they show. */
export class LiveEvents {
  readonly #open = new Set<ServerResponse>();
  readonly #stopListening: (() => void)[];
  readonly #keepAlive: NodeJS.Timeout;

  constructor({ outbox, clock }: ConsoleSources) {
    this.#stopListening = [outbox.onMessage(() => this.#tell('outbox')), clock.onMove(() => this.#tell('clock'))];
    this.#keepAlive = setInterval(() => this.#tell('alive'), KEEP_ALIVE_MS);
    this.#keepAlive.unref();
  }

  add(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('event: alive\ndata: {}\n\n');
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
  }

  close(): void {
    clearInterval(this.#keepAlive);
    for (const stop of this.#stopListening) stop();
    for (const response of this.#open) response.end();
  }

  #tell(event: string): void {
    for (const response of this.#open) response.write(`event: ${event}\ndata: {}\n\n`);
  }
}

import type { LocalBackend } from './cloud-assembly/local-backend.ts';
import type { LocalService } from './service.ts';

/** Starts services one after the other, hands a backend to all of them, and stops them in the reverse order. */
export class ServiceRack {
  readonly #started: LocalService[] = [];

  /** Adds a service and starts it. It is stopped with the rest even when its start fails. */
  async start<Service extends LocalService>(service: Service): Promise<Service> {
    this.#started.push(service);
    await service.start();
    return service;
  }

  async applyBackend(backend: LocalBackend): Promise<void> {
    for (const service of this.#started) await service.applyBackend(backend);
  }

  /** Goes on when one of them fails, and rejects with that failure at the end. Safe to call twice. */
  async stop(): Promise<void> {
    const failures: unknown[] = [];
    for (let service = this.#started.pop(); service; service = this.#started.pop()) {
      await service.stop().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  list(): readonly LocalService[] {
    return this.#started;
  }
}

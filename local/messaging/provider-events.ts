import type { ConfigurationSet } from '../cloud-assembly/local-backend.ts';
import type { LogStore } from '../ports.ts';
import type { SnsDelivery } from './sns-delivery.ts';

type ProviderEvent = { type: string; body: unknown };

/** Providers tell of a delivery after a few seconds; here after an instant, so that the sender has its answer first. */
const DELAY_MS = 50;

/** The same type is `deliveryDelay` in a template and `DeliveryDelay` in an event, `renderingFailure` and `Rendering Failure`. */
const plain = (type: string): string => type.replace(/[\s_]/g, '').toLowerCase();
const isWanted = (wanted: string[], type: string): boolean =>
  wanted.some((one) => plain(one) === plain(type) || one === 'ALL' || (one === 'TEXT_ALL' && type.startsWith('TEXT_')));

/**
 * Tells the topics of a configuration set what became of the messages that named it, by the same path that everything
 * published to a topic goes. What waits is forgotten by a stop.
 */
export class ProviderEvents {
  readonly #sets: () => ConfigurationSet[];
  readonly #delivery: SnsDelivery;
  readonly #log: LogStore;
  readonly #waiting = new Set<NodeJS.Timeout>();

  constructor({ sets, delivery, log }: { sets: () => ConfigurationSet[]; delivery: SnsDelivery; log: LogStore }) {
    this.#sets = sets;
    this.#delivery = delivery;
    this.#log = log;
  }

  has(service: ConfigurationSet['service'], name: string): boolean {
    return this.#sets().some((set) => set.service === service && set.name === name);
  }

  /** One after the other, each to every destination that wants its type. */
  publishLater(service: ConfigurationSet['service'], name: string, events: ProviderEvent[]): void {
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#publish(service, name, events).catch((error: unknown) => {
        this.#log.write({ source: service, level: 'error', text: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      });
    }, DELAY_MS);
    this.#waiting.add(timer);
  }

  stop(): void {
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #publish(service: ConfigurationSet['service'], name: string, events: ProviderEvent[]): Promise<void> {
    const destinations = this.#sets().find((set) => set.service === service && set.name === name)?.destinations ?? [];
    for (const { type, body } of events) {
      for (const { topicArn, eventTypes } of destinations) {
        if (!isWanted(eventTypes, type)) continue;
        // The outbox says with the message what became of it: another entry for each would only fill it.
        await this.#delivery.publish({ topicArn, texts: { default: JSON.stringify(body) }, attributes: {} }, { isListed: false });
      }
    }
  }
}

import { createHash, randomUUID } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import { Journal } from '../journal.ts';
import type { QueueStore } from '../ports.ts';

export type QueueMessage = { messageId: string; queueArn: string; body: string; sentAt: number; attributes: Record<string, string> };
type Held = QueueMessage & { visibleAt: number; receives: number; receipt: string | undefined };
type Line = { send: QueueMessage } | { delete: string };

/** SQS keeps a message for 14 days at most. */
const RETENTION_MS = 14 * 24 * 60 * 60 * 1000;
const MAXIMUM_MESSAGES = 20_000;
const REWRITE_ABOVE_LINES = 10_000;

/** Queues whose messages are on disk when `send` resolves. Who holds a received message is forgotten by a restart: it is delivered again, as SQS may. */
export class FileQueueStore implements QueueStore {
  readonly #journal: Journal<Line>;
  readonly #clock: SandboxClock;
  readonly #messages = new Map<string, Held>();
  readonly #waiting = new Set<() => void>();

  constructor(path: string, clock: SandboxClock) {
    this.#journal = new Journal<Line>(path);
    this.#clock = clock;
    for (const line of this.#journal.read()) {
      if ('send' in line) this.#hold(line.send);
      else this.#messages.delete(line.delete);
    }
    this.#compact();
  }

  async send(
    queueArn: string,
    body: string,
    attributes: Record<string, string> = {},
    { delaySeconds = 0 } = {},
  ): Promise<{ messageId: string }> {
    const message = { messageId: randomUUID(), queueArn, body, sentAt: this.#clock.now().getTime(), attributes };
    this.#journal.append({ send: message });
    this.#hold(message, message.sentAt + delaySeconds * 1000);
    const oldest = this.#messages.keys().next();
    if (this.#messages.size > MAXIMUM_MESSAGES && !oldest.done) this.#remove(oldest.value);
    if (this.#journal.lines > REWRITE_ABOVE_LINES + 2 * this.#messages.size) this.#compact();
    for (const wake of this.#waiting) wake();
    return { messageId: message.messageId };
  }

  async peek(queueArn: string): Promise<{ messageId: string; body: string; sentAt: string; attributes: Record<string, string> }[]> {
    return this.#of(queueArn).map(({ messageId, body, sentAt, attributes }) => ({
      messageId,
      body,
      sentAt: new Date(sentAt).toISOString(),
      attributes,
    }));
  }

  count(queueArn: string): { visible: number; inFlight: number } {
    const now = this.#clock.now().getTime();
    const messages = this.#of(queueArn);
    const visible = messages.filter(({ visibleAt }) => visibleAt <= now).length;
    return { visible, inFlight: messages.length - visible };
  }

  receive(
    queueArn: string,
    { limit, visibilitySeconds }: { limit: number; visibilitySeconds: number },
  ): (QueueMessage & { receipt: string; receives: number })[] {
    const now = this.#clock.now().getTime();
    const visible = this.#of(queueArn).filter(({ visibleAt }) => visibleAt <= now);
    return visible.slice(0, limit).map((message) => {
      message.visibleAt = now + visibilitySeconds * 1000;
      message.receives += 1;
      const receipt = Buffer.from(`${message.messageId}:${randomUUID()}`).toString('base64url');
      message.receipt = receipt;
      return { ...message, receipt };
    });
  }

  /** Resolves when something may have arrived, at the latest after `milliseconds`. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  /** True for the latest receipt of a message, or one that is gone already: deleting twice is no error. */
  delete(queueArn: string, receipt: string): boolean {
    const messageId = messageIdOf(receipt);
    if (!messageId) return false;
    const message = this.#messages.get(messageId);
    if (message && message.queueArn !== queueArn) return false;
    if (message?.receipt === receipt) this.#remove(messageId);
    return true;
  }

  changeVisibility(queueArn: string, receipt: string, seconds: number): boolean {
    const message = this.#messages.get(messageIdOf(receipt) ?? '');
    if (message?.queueArn !== queueArn || message.receipt !== receipt) return false;
    message.visibleAt = this.#clock.now().getTime() + seconds * 1000;
    return true;
  }

  purge(queueArn: string): void {
    for (const { messageId } of this.#of(queueArn)) this.#remove(messageId);
  }

  close(): void {
    for (const wake of [...this.#waiting]) wake();
    this.#journal.close();
  }

  #of(queueArn: string): Held[] {
    const oldest = this.#clock.now().getTime() - RETENTION_MS;
    return [...this.#messages.values()].filter((message) => message.queueArn === queueArn && message.sentAt > oldest);
  }

  #hold(message: QueueMessage, visibleAt = 0): void {
    this.#messages.set(message.messageId, { ...message, visibleAt, receives: 0, receipt: undefined });
  }

  #remove(messageId: string): void {
    this.#journal.append({ delete: messageId });
    this.#messages.delete(messageId);
  }

  #compact(): void {
    const oldest = this.#clock.now().getTime() - RETENTION_MS;
    for (const message of this.#messages.values()) if (message.sentAt <= oldest) this.#messages.delete(message.messageId);
    this.#journal.rewrite(
      [...this.#messages.values()].map(({ messageId, queueArn, body, sentAt, attributes }) => ({
        send: { messageId, queueArn, body, sentAt, attributes },
      })),
    );
  }
}

const messageIdOf = (receipt: string): string | undefined =>
  Buffer.from(receipt, 'base64url')
    .toString()
    .match(/^([0-9a-f-]{36}):/)?.[1];

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromSubscribers, SubscribersTask, ToSubscribers } from './subscribers.ts';

const PROGRAM = fileURLToPath(new URL('./subscribers.ts', import.meta.url));

/** Sockets in a process of their own. */
export class SubscriberProcess {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Resolves once every socket listens. */
  static async start(task: SubscribersTask): Promise<SubscriberProcess> {
    const subscribers = new SubscriberProcess(fork(PROGRAM, [JSON.stringify(task)]));
    await subscribers.#next('ready');
    return subscribers;
  }

  /** Resolves once every socket has had so many deliveries since the last report. */
  async untilDelivered(deliveries: number): Promise<void> {
    const complete = this.#next('complete');
    this.#send({ type: 'await', deliveries });
    await complete;
  }

  /** What came since the last report. */
  async report(): Promise<Extract<FromSubscribers, { type: 'report' }>> {
    const report = this.#next('report');
    this.#send({ type: 'report' });
    return report;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill();
    await ended;
  }

  #send(message: ToSubscribers): void {
    this.#child.send(message);
  }

  #next<Type extends FromSubscribers['type']>(type: Type): Promise<Extract<FromSubscribers, { type: Type }>> {
    return new Promise((resolve, reject) => {
      const onExit = (): void => reject(new Error(`The subscribers ended before they were ${type}.`));
      const onMessage = (message: FromSubscribers): void => {
        if (message.type !== type) return;
        this.#child.off('message', onMessage);
        this.#child.off('exit', onExit);
        resolve(message as Extract<FromSubscribers, { type: Type }>);
      };
      this.#child.on('message', onMessage);
      this.#child.once('exit', onExit);
    });
  }
}

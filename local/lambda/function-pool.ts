import type { FunctionInstance, Outcome } from './function-instance.ts';
import type { InvokeMessage } from './messages.ts';

/** Enough for two cores; further events wait their turn, where Lambda would start more instances. */
const MAX_INSTANCES = 4;
/** An event waits this long for a busy instance before another is started: that costs more than most events take. */
const PATIENCE_MS = 50;
/** An instance beyond the first is stopped when it had nothing to do for this long. */
const EXTRA_IDLE_MS = 5_000;
/** The first one too, after a minute: each holds some 30 MB of the laptop's memory. */
const LAST_IDLE_MS = 60_000;

type Job = { message: Omit<InvokeMessage, 'deadline' | 'type'>; resolve: (outcome: Outcome) => void };

/** The instances of one version of one function: started when needed, reused while warm, bounded in number. */
export class FunctionPool {
  readonly #create: () => FunctionInstance;
  readonly #idle = new Map<FunctionInstance, NodeJS.Timeout | undefined>();
  readonly #busy = new Set<FunctionInstance>();
  readonly #starting = new Set<FunctionInstance>();
  readonly #queue: Job[] = [];
  #patience: NodeJS.Timeout | undefined;
  #retired: (() => void) | undefined;

  constructor(create: () => FunctionInstance) {
    this.#create = create;
  }

  get instances(): number {
    return this.#idle.size + this.#busy.size + this.#starting.size;
  }

  invoke(message: Job['message']): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#queue.push({ message, resolve });
      this.#dispatch();
    });
  }

  setClock(clockOffsetMs: number): void {
    for (const instance of this.#all()) instance.setClock(clockOffsetMs);
  }

  /** Takes no new events; ends when those that run or wait have finished. */
  async retire(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#retired = resolve;
      this.#retireWhenDone();
    });
    await this.stop();
  }

  /** Ends all instances now. Events under way fail. */
  async stop(): Promise<void> {
    const instances = this.#all();
    clearTimeout(this.#patience);
    for (const timer of this.#idle.values()) clearTimeout(timer);
    this.#idle.clear();
    for (const { resolve } of this.#queue.splice(0)) {
      resolve({ error: { errorType: 'Runtime.ExitError', errorMessage: 'The sandbox stopped the function.', trace: [] } });
    }
    await Promise.all(instances.map((instance) => instance.terminate()));
  }

  #dispatch(): void {
    while (this.#queue.length > 0) {
      const instance = this.#takeIdle();
      if (!instance) break;
      this.#runNext(instance);
    }
    if (this.#queue.length === 0) return;
    if (this.instances === 0) return this.#start();
    if (this.instances >= MAX_INSTANCES) return;
    this.#patience ??= setTimeout(() => {
      this.#patience = undefined;
      if (this.#queue.length > 0 && this.#starting.size === 0 && this.instances < MAX_INSTANCES) this.#start();
      this.#dispatch();
    }, PATIENCE_MS);
  }

  /** A new instance takes whatever waits when it is ready: by then a warm one may have done the work. */
  #start(): void {
    const instance = this.#create();
    this.#starting.add(instance);
    void instance.initialized.then((error) => {
      this.#starting.delete(instance);
      if (error) this.#queue.shift()?.resolve({ error });
      else if (this.#queue.length > 0) this.#runNext(instance);
      else this.#rest(instance);
      this.#dispatch();
      this.#retireWhenDone();
    });
  }

  #runNext(instance: FunctionInstance): void {
    const job = this.#queue.shift();
    if (!job) return this.#rest(instance);
    this.#busy.add(instance);
    void instance.invoke(job.message).then((outcome) => {
      this.#busy.delete(instance);
      if (instance.isAlive) this.#rest(instance);
      job.resolve(outcome);
      this.#dispatch();
      this.#retireWhenDone();
    });
  }

  #all(): FunctionInstance[] {
    return [...this.#idle.keys(), ...this.#busy, ...this.#starting];
  }

  /** The one that rested last, so that extra instances fall idle. */
  #takeIdle(): FunctionInstance | undefined {
    for (const [instance, timer] of [...this.#idle].reverse()) {
      clearTimeout(timer);
      this.#idle.delete(instance);
      if (instance.isAlive) return instance;
    }
    return undefined;
  }

  #rest(instance: FunctionInstance, idleMs = EXTRA_IDLE_MS): void {
    const timer = setTimeout(() => {
      if (this.instances <= 1 && idleMs < LAST_IDLE_MS) return this.#rest(instance, LAST_IDLE_MS);
      this.#idle.delete(instance);
      void instance.terminate();
    }, idleMs);
    timer.unref();
    this.#idle.set(instance, timer);
  }

  #retireWhenDone(): void {
    if (this.#queue.length === 0 && this.#busy.size === 0) this.#retired?.();
  }
}

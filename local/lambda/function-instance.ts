import { Worker } from 'node:worker_threads';
import type { LambdaFunction } from '../cloud-assembly/local-backend.ts';
import type { LogLevel } from '../ports.ts';
import type { FromWorker, FunctionFailure, InvokeMessage, ToWorker, WorkerData } from './messages.ts';

const RUNTIME = new URL('./worker-runtime.ts', import.meta.url);
/** Lambda gives a cold start 10 s; a laptop under load may take longer. */
const INIT_LIMIT_MS = 30_000;
/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const RESPONSE_LIMIT_BYTES = 6 * 1024 * 1024;

export type Outcome = { payload: string } | { error: FunctionFailure };

export type InstanceOptions = {
  definition: LambdaFunction;
  environment: Record<string, string>;
  workerData: WorkerData;
  onLog: (line: { level: LogLevel; text: string; requestId: string | undefined }) => void;
};

/** One running copy of a function, in its own worker. It takes one event at a time, as an instance in Lambda does. */
export class FunctionInstance {
  /** Resolves when the bundle has loaded: with nothing, or with why it could not. */
  readonly initialized: Promise<FunctionFailure | undefined>;
  readonly #worker: Worker;
  readonly #options: InstanceOptions;
  #current: { requestId: string; settle: (outcome: Outcome) => void } | undefined;
  #alive = true;

  constructor(options: InstanceOptions) {
    this.#options = options;
    const { definition, environment, workerData } = options;
    this.#worker = new Worker(RUNTIME, {
      workerData,
      env: environment,
      execArgv: ['--no-warnings', '--enable-source-maps'],
      resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb, maxYoungGenerationSizeMb: 16 },
    });
    // The sandbox stops its services itself; a warm function must not keep a finished test from ending.
    this.#worker.unref();
    this.initialized = this.#listen();
  }

  /** False once the worker is gone; an instance that died answers no further event. */
  get isAlive(): boolean {
    return this.#alive;
  }

  /** Waits for the bundle to load, then runs one event. Never rejects: every failure is an outcome. */
  async invoke(message: Omit<InvokeMessage, 'deadline' | 'type'>): Promise<Outcome> {
    const initError = await this.initialized;
    if (initError) return { error: initError };
    if (!this.#alive) return { error: exitError('the process is gone') };
    const { timeoutSeconds } = this.#options.definition;
    return new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => {
        this.#settle({ error: timedOut(message.requestId, timeoutSeconds) });
        void this.terminate();
      }, timeoutSeconds * 1000);
      this.#current = {
        requestId: message.requestId,
        settle: (outcome) => {
          clearTimeout(timer);
          resolve(outcome);
        },
      };
      this.#post({ ...message, type: 'invoke', deadline: Date.now() + timeoutSeconds * 1000 });
    });
  }

  setClock(clockOffsetMs: number): void {
    if (this.#alive) this.#post({ type: 'clock', clockOffsetMs });
  }

  async terminate(): Promise<void> {
    this.#alive = false;
    this.#settle({ error: exitError('the sandbox stopped the function') });
    await this.#worker.terminate();
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #settle(outcome: Outcome): void {
    const current = this.#current;
    this.#current = undefined;
    current?.settle(outcome);
  }

  #listen(): Promise<FunctionFailure | undefined> {
    return new Promise((resolve) => {
      const slow = setTimeout(() => {
        resolve({ errorType: 'Sandbox.Timedout', errorMessage: `Init did not finish within ${INIT_LIMIT_MS / 1000} seconds`, trace: [] });
        void this.terminate();
      }, INIT_LIMIT_MS);
      const initialized = (error?: FunctionFailure) => {
        clearTimeout(slow);
        resolve(error);
      };
      this.#worker.on('message', (message: FromWorker) => {
        if (message.type === 'ready') return initialized();
        if (message.type === 'log')
          return this.#options.onLog({ level: message.level, text: message.text, requestId: this.#current?.requestId });
        if (message.type === 'initFailed') {
          initialized(message.error);
          return void this.terminate();
        }
        if (message.type === 'error' && message.fatal) this.#alive = false;
        if (message.requestId !== this.#current?.requestId) return;
        this.#settle(message.type === 'result' ? checkSize(message.payload) : { error: message.error });
      });
      this.#worker.on('error', (error: NodeJS.ErrnoException) => {
        const failure =
          error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(this.#options.definition.memoryMb) : exitError(error.message);
        this.#alive = false;
        initialized(failure);
        this.#settle({ error: failure });
      });
      this.#worker.on('exit', (code) => {
        this.#alive = false;
        const failure = exitError(`exit status ${code}`);
        initialized(failure);
        this.#settle({ error: failure });
      });
    });
  }
}

function checkSize(payload: string): Outcome {
  if (Buffer.byteLength(payload) <= RESPONSE_LIMIT_BYTES) return { payload };
  const errorMessage = `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT_BYTES} bytes).`;
  return { error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage, trace: [] } };
}

const timedOut = (requestId: string, seconds: number): FunctionFailure => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  trace: [],
});

const exitError = (reason: string): FunctionFailure => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `Runtime exited with error: ${reason}`,
  trace: [],
});

const outOfMemory = (memoryMb: number): FunctionFailure => ({
  errorType: 'Runtime.OutOfMemory',
  errorMessage: `Runtime exited with error: the function used more than its ${memoryMb} MB`,
  trace: [],
});

import { randomUUID } from 'node:crypto';
import { LambdaService } from '../../local/lambda/lambda-service.ts';
import type { LambdaResult } from '../../local/ports.ts';
import type { FaultKind, FaultPlan } from './fault-plan.ts';
import { type Invocation, invocations } from './faulty-clients.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
type Loaded = { handler: (event: never, context: never) => Promise<unknown> };

/** The functions that run in this process, so that their awaits can fail. The others run in the sandbox's workers. */
const LOADERS: Readonly<Record<string, () => Promise<Loaded>>> = {
  'announce-requests': () => import('../../amplify/functions/announce-requests/handler.ts'),
  'aggregate-requests': () => import('../../amplify/functions/aggregate-requests/handler.ts'),
  'send-notices': () => import('../../amplify/functions/send-notices/handler.ts'),
  'sweep-notices': () => import('../../amplify/functions/sweep-notices/handler.ts'),
  'guest-requests': () => import('../../amplify/functions/guest-requests/handler.ts'),
};

/** Guests of the simulation registered days before: they are written as rows, and nobody welcomes them again. */
const SILENT = 'confirm-registration';

/** What a stream brought to one function and was dealt with, by the id of the record. */
export type StreamProgress = { done: Set<string>; deliveries: number };

const INVOCATION_KINDS: readonly FaultKind[] = ['DIED_BEFORE', 'LOST'];
const MAX_ASYNCHRONOUS_ATTEMPTS = 3;
/** A record that failed this often is left in peace: after six times a stream gives it up, and that is another test. */
const MAX_FAILURES_OF_A_RECORD = 3;
/** Without a single finished invocation for this long, something hangs. Only a watchdog: nothing waits for it to pass. */
const STALL_MS = 180_000;

type StreamEvent = { Records: { eventID: string; dynamodb: { SequenceNumber: string } }[] };

/** Stands in for Lambda: see `install`. */
export class LocalFunctions {
  readonly #plan: FaultPlan;
  readonly #handlers = new Map<string, Promise<Handler>>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #progress = new Map<string, StreamProgress>();
  readonly #background = new Set<Promise<void>>();
  readonly #waiting = new Set<() => void>();
  /** Failed deliveries of each record, by function and record. */
  readonly #failures = new Map<string, number>();
  readonly counts = { invocations: 0, died: 0, failed: 0 };

  constructor(plan: FaultPlan) {
    this.#plan = plan;
  }

  /** Takes the named functions over from every sandbox of this process. Returns the function that gives them back. */
  install(): () => void {
    const { invoke } = LambdaService.prototype;
    const run = (name: string, event: unknown, type: 'Event' | 'RequestResponse'): Promise<LambdaResult> => this.#invoke(name, event, type);
    LambdaService.prototype.invoke = function (arn, payload, options = {}) {
      if (isNamed(arn, SILENT)) return Promise.resolve(answered({ batchItemFailures: [] }));
      const name = Object.keys(LOADERS).find((known) => isNamed(arn, known));
      return name ? run(name, payload, options.type ?? 'RequestResponse') : invoke.call(this, arn, payload, options);
    };
    return () => {
      LambdaService.prototype.invoke = invoke;
    };
  }

  progressOf(name: string): StreamProgress {
    const known = this.#progress.get(name) ?? { done: new Set<string>(), deliveries: 0 };
    this.#progress.set(name, known);
    return known;
  }

  /** Resolves once the stream of the function has brought that many records and they were dealt with. */
  async untilDone(name: string, records: number): Promise<void> {
    const { done } = this.progressOf(name);
    while (done.size < records) await this.#nextInvocation(`${name} dealt with ${done.size} of ${records} records`);
  }

  /** Resolves once no asynchronous invocation runs. */
  async untilQuiet(): Promise<void> {
    while (this.#background.size > 0) await Promise.all(this.#background);
  }

  #nextInvocation(state: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const watchdog = setTimeout(() => reject(new Error(`Nothing moves any more: ${state}.`)), STALL_MS);
      this.#waiting.add(() => {
        clearTimeout(watchdog);
        resolve();
      });
    });
  }

  async #invoke(name: string, event: unknown, type: 'Event' | 'RequestResponse'): Promise<LambdaResult> {
    if (type === 'RequestResponse') return this.#run(name, event);
    const work = this.#attemptAsynchronously(name, event);
    this.#background.add(work);
    void work.finally(() => this.#background.delete(work));
    return answered(null);
  }

  /** As Lambda does with events nobody waits for, without its pauses. */
  async #attemptAsynchronously(name: string, event: unknown): Promise<void> {
    for (let attempt = 1; attempt <= MAX_ASYNCHRONOUS_ATTEMPTS; attempt++) {
      const { functionError } = await this.#run(name, event);
      if (!functionError) return;
    }
  }

  /** One event of a stream at a time, as one instance takes them. */
  async #run(name: string, event: unknown): Promise<LambdaResult> {
    if (!isStreamEvent(event)) return this.#runOnce(name, event);
    const before = this.#turns.get(name) ?? Promise.resolve();
    const turn = before.then(() => this.#runOnce(name, event));
    this.#turns.set(name, turn);
    const result = await turn;
    this.#note(name, event, result);
    for (const look of this.#waiting) {
      this.#waiting.delete(look);
      look();
    }
    return result;
  }

  async #runOnce(name: string, event: unknown): Promise<LambdaResult> {
    this.counts.invocations += 1;
    const isSpared = isStreamEvent(event) && event.Records.some((record) => this.#failuresOf(name, record) >= MAX_FAILURES_OF_A_RECORD);
    const fault = isSpared ? undefined : this.#plan.next(`${name} (the invocation)`, INVOCATION_KINDS);
    const result = fault === 'DIED_BEFORE' ? crashed() : await this.#runHandler(name, event, isSpared);
    const answer = fault === 'LOST' ? crashed() : result;
    if (answer.functionError) this.counts.failed += 1;
    return answer;
  }

  /** Never rejects. A process that died says nothing, whatever its handler did about it. */
  async #runHandler(name: string, event: unknown, isSpared: boolean): Promise<LambdaResult> {
    const handler = await this.#handlerOf(name);
    const invocation: Invocation = { functionName: name, isDead: false, isSpared };
    const result = await invocations.run(invocation, async () => {
      try {
        return answered(JSON.parse(JSON.stringify((await handler(structuredClone(event), contextOf(name))) ?? null)));
      } catch (error) {
        const { name: errorType, message: errorMessage } = error instanceof Error ? error : new Error(String(error));
        return { ...crashed(), functionError: { errorType, errorMessage } };
      }
    });
    if (!invocation.isDead) return result;
    this.counts.died += 1;
    return crashed();
  }

  #handlerOf(name: string): Promise<Handler> {
    const known = this.#handlers.get(name) ?? LOADERS[name]?.().then(({ handler }) => handler as Handler);
    if (!known) throw new Error(`There is no function ${name}.`);
    this.#handlers.set(name, known);
    return known;
  }

  #failuresOf(name: string, { eventID }: StreamEvent['Records'][number]): number {
    return this.#failures.get(`${name} ${eventID}`) ?? 0;
  }

  /** Everything before the first failure is done; the stream brings the rest again. */
  #note(name: string, { Records }: StreamEvent, { functionError, payload }: LambdaResult): void {
    const progress = this.progressOf(name);
    progress.deliveries += Records.length;
    const failures = (payload as { batchItemFailures?: { itemIdentifier: string }[] } | null)?.batchItemFailures ?? [];
    const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
    const first = functionError ? 0 : Records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    for (const { eventID } of first < 0 ? Records : Records.slice(0, first)) progress.done.add(eventID);
    for (const record of first < 0 ? [] : Records.slice(first))
      this.#failures.set(`${name} ${record.eventID}`, this.#failuresOf(name, record) + 1);
  }
}

/** CloudFormation's names hold ours without its dashes. */
const isNamed = (arn: string, name: string): boolean =>
  arn
    .slice(arn.lastIndexOf(':') + 1)
    .replaceAll('-', '')
    .toLowerCase()
    .includes(name.replaceAll('-', ''));

const isStreamEvent = (event: unknown): event is StreamEvent =>
  typeof event === 'object' && event !== null && 'Records' in event && Array.isArray(event.Records);

const answered = (payload: unknown): LambdaResult => ({ payload, requestId: randomUUID(), durationMs: 0 });

const crashed = (): LambdaResult => ({
  ...answered(null),
  functionError: { errorType: 'Runtime.ExitError', errorMessage: 'Runtime exited with error: exit status 1' },
});

const contextOf = (functionName: string) => ({
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:us-east-1:000000000000:function:${functionName}`,
  memoryLimitInMB: '512',
  awsRequestId: randomUUID(),
  logGroupName: `/aws/lambda/${functionName}`,
  logStreamName: 'simulation',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => 50_000,
});

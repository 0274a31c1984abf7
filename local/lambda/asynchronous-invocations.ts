import type { SandboxClock } from '../clock.ts';
import type { LambdaFunction } from '../cloud-assembly/local-backend.ts';
import type { ActivityLog, LambdaResult, QueueStore } from '../ports.ts';

/** Lambda waits one and two minutes; nobody at a laptop would. */
const RETRY_DELAYS_MS = [1_000, 2_000];

export type AsynchronousOptions = { activity: ActivityLog; queues: QueueStore; clock: SandboxClock; onError: (text: string) => void };

/** Events that nobody waits for: retried, twice unless the function says otherwise, then recorded at the function's failure destination. Not kept over a restart. */
export class AsynchronousInvocations {
  readonly #options: AsynchronousOptions;
  readonly #waiting = new Set<NodeJS.Timeout>();

  constructor(options: AsynchronousOptions) {
    this.#options = options;
  }

  /** Runs the event and its retries in the background. */
  start(definition: LambdaFunction, payload: unknown, run: () => Promise<LambdaResult>): void {
    this.#attempt({ definition, payload, run, attempt: 0 }).catch((error: unknown) => this.#options.onError(String(error)));
  }

  stop(): void {
    for (const timer of this.#waiting) clearTimeout(timer);
    this.#waiting.clear();
  }

  async #attempt(event: {
    definition: LambdaFunction;
    payload: unknown;
    run: () => Promise<LambdaResult>;
    attempt: number;
  }): Promise<void> {
    const { definition, run, attempt } = event;
    const result = await run();
    const { functionError } = result;
    if (!functionError) return this.#report(definition, 'OK', `${Math.round(result.durationMs)} ms`);
    const detail = `${functionError.errorType}: ${functionError.errorMessage}`;
    if (attempt >= definition.asynchronousRetries) return this.#giveUp(event, result, detail);
    this.#report(definition, 'RETRY', detail);
    const timer = setTimeout(() => {
      this.#waiting.delete(timer);
      this.#attempt({ ...event, attempt: attempt + 1 }).catch((error: unknown) => this.#options.onError(String(error)));
    }, RETRY_DELAYS_MS[attempt]);
    this.#waiting.add(timer);
  }

  /** The record that a failure destination receives. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  async #giveUp(
    { definition, payload, attempt }: { definition: LambdaFunction; payload: unknown; attempt: number },
    { requestId, functionError }: LambdaResult,
    detail: string,
  ): Promise<void> {
    this.#report(definition, 'FAILED', definition.onFailureArn ? `${detail} (sent to ${definition.onFailureArn})` : detail);
    if (!definition.onFailureArn) return;
    const record = {
      version: '1.0',
      timestamp: this.#options.clock.now().toISOString(),
      requestContext: {
        requestId,
        functionArn: `${definition.arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: attempt + 1,
      },
      requestPayload: payload,
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: functionError,
    };
    await this.#options.queues.send(definition.onFailureArn, JSON.stringify(record));
  }

  #report({ name }: LambdaFunction, outcome: 'OK' | 'RETRY' | 'FAILED', detail: string): void {
    this.#options.activity.add({ kind: 'ASYNC', subject: name, outcome, detail });
  }
}

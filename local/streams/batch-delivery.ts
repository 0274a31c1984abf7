import { setTimeout as delay } from 'node:timers/promises';
import type { SandboxClock } from '../clock.ts';
import { isBucketArn } from '../cloud-assembly/failure-destination.ts';
import type { EventSourceMapping } from '../cloud-assembly/local-backend.ts';
import type { Activity, LambdaInvoker, LambdaResult, ObjectStore, QueueStore } from '../ports.ts';
import { readFailedIndex } from './batch-response.ts';
import { describeDiscarded, keyOfDiscarded } from './discarded-batch.ts';
import type { DiscardReason } from './discarded-batch.ts';
import type { StreamRecord } from './stream-record.ts';

/** DynamoDB Streams keeps records for a day. */
const RETENTION_MS = 24 * 60 * 60 * 1000;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;

/** A record and when it arrived by the sandbox's clock, in epoch milliseconds. */
export type ArrivedRecord = { record: StreamRecord; arrivedAt: number };

export type DeliveryOptions = {
  mapping: EventSourceMapping;
  invoker: LambdaInvoker;
  queues: QueueStore;
  objects: Pick<ObjectStore, 'put'>;
  clock: SandboxClock;
  report: (activity: Pick<Activity, 'outcome' | 'detail'>) => void;
};

/**
 * Hands batches of one shard to a function until each record was processed or given up, in order:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html. A split does not count as a retry.
 */
export class BatchDelivery {
  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /**
   * Resolves when nothing of the batch is left to do. Rejects when `stopped` is aborted, at once, or when `ending` is and
   * there is something to try again.
   */
  async deliver({
    batch,
    shardId,
    stopped,
    ending,
  }: {
    batch: ArrivedRecord[];
    shardId: string;
    stopped: AbortSignal;
    ending: AbortSignal;
  }): Promise<void> {
    const { mapping, report } = this.#options;
    const work = [{ batch, attempt: 0 }];
    for (let next = work.pop(); next; next = work.pop()) {
      const fresh = await this.#dropExpired({ ...next, shardId });
      if (fresh.length === 0) continue;

      const result = await untilAborted(this.#invoke(fresh), stopped);
      const failedAt = readFailedIndex(
        result,
        fresh.map(({ record }) => record.dynamodb.SequenceNumber),
        mapping.reportBatchItemFailures,
      );
      if (failedAt === undefined) {
        report({ outcome: 'OK', detail: `${count(fresh)} in ${Math.round(result.durationMs)} ms` });
        continue;
      }
      ending.throwIfAborted();
      const rest = fresh.slice(failedAt);
      const reason = result.functionError
        ? `${result.functionError.errorType}: ${result.functionError.errorMessage}`
        : 'reported as failed';
      if (mapping.bisectBatchOnFunctionError && rest.length > 1) {
        const middle = failedAt > 0 ? rest.length : Math.ceil(rest.length / 2);
        report({ outcome: 'RETRY', detail: `${reason}; ${count(rest)} left${failedAt > 0 ? '' : ', split in two'}` });
        if (middle < rest.length) work.push({ batch: rest.slice(middle), attempt: next.attempt });
        work.push({ batch: rest.slice(0, middle), attempt: next.attempt });
        continue;
      }
      if (mapping.maximumRetryAttempts >= 0 && next.attempt >= mapping.maximumRetryAttempts) {
        await this.#discard({ batch: rest, shardId, result, attempts: next.attempt + 1, condition: 'RetryAttemptsExhausted' });
        continue;
      }
      report({ outcome: 'RETRY', detail: `${reason}; ${count(rest)}, attempt ${next.attempt + 1}` });
      work.push({ batch: rest, attempt: next.attempt + 1 });
      await delay(Math.min(FIRST_BACKOFF_MS * 2 ** next.attempt, LONGEST_BACKOFF_MS), undefined, { signal: ending });
    }
  }

  async #invoke(batch: ArrivedRecord[]): Promise<LambdaResult> {
    const { invoker, mapping } = this.#options;
    try {
      return await invoker.invoke(mapping.functionArn, { Records: batch.map(({ record }) => record) });
    } catch (error) {
      // The function is missing, e.g. for the moment of a reload: an error like any other, retried.
      const functionError = { errorType: error instanceof Error ? error.name : 'Error', errorMessage: String(error) };
      return { payload: null, functionError, requestId: '', durationMs: 0 };
    }
  }

  async #dropExpired({ batch, shardId, attempt }: { batch: ArrivedRecord[]; shardId: string; attempt: number }): Promise<ArrivedRecord[]> {
    const { clock, mapping } = this.#options;
    const limitMs = mapping.maximumRecordAgeSeconds < 0 ? RETENTION_MS : mapping.maximumRecordAgeSeconds * 1000;
    const oldest = clock.now().getTime() - limitMs;
    const expired = batch.filter(({ arrivedAt }) => arrivedAt < oldest);
    if (expired.length > 0) await this.#discard({ batch: expired, shardId, attempts: attempt, condition: 'RecordAgeExceeded' });
    return batch.filter(({ arrivedAt }) => arrivedAt >= oldest);
  }

  async #discard(discarded: {
    batch: ArrivedRecord[];
    shardId: string;
    attempts: number;
    condition: DiscardReason;
    result?: LambdaResult;
  }): Promise<void> {
    const { mapping, queues, objects, clock, report } = this.#options;
    const { onFailureArn } = mapping;
    const now = clock.now();
    const destination = onFailureArn ? `, sent to ${onFailureArn}` : ' and lost: no failure destination';
    report({ outcome: 'FAILED', detail: `${count(discarded.batch)} discarded (${discarded.condition})${destination}` });
    if (!onFailureArn) return;
    const description = describeDiscarded({ ...discarded, mapping, now });
    if (!isBucketArn(onFailureArn)) return void (await queues.send(onFailureArn, JSON.stringify(description)));
    const payload = JSON.stringify({ Records: discarded.batch.map(({ record }) => record) });
    const bucket = onFailureArn.slice(onFailureArn.lastIndexOf(':') + 1);
    await objects.put(
      bucket,
      keyOfDiscarded({ mappingId: mapping.id, shardId: discarded.shardId, now }),
      JSON.stringify({ ...description, payload }),
    );
  }
}

const count = (batch: unknown[]) => (batch.length === 1 ? '1 record' : `${batch.length} records`);

/** Stops waiting, not the work: what an abandoned invocation did is done again, as after a killed process. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

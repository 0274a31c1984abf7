import { join } from 'node:path';
import type { SandboxClock } from '../clock.ts';
import type { EventSourceMapping, LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { ActivityLog, LambdaInvoker, LogStore, ObjectStore, QueueStore } from '../ports.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { LocalService } from '../service.ts';
import { CheckpointStore } from './checkpoint-store.ts';
import { StreamApi } from './stream-api.ts';
import { StreamConsumer } from './stream-consumer.ts';

export type StreamOptions = {
  /** The sandbox's data folder; positions are kept in `streams/` below it. */
  dataFolder: string;
  /** Where DynamoDB listens, and how it calls the stream of a table. */
  dynamoDb: { readonly endpoint: string; streamArn: (tableName: string) => string | undefined };
  invoker: LambdaInvoker;
  queues: QueueStore;
  objects: Pick<ObjectStore, 'put'>;
  activity: ActivityLog;
  log: LogStore;
  clock: SandboxClock;
};

type Running = { consumer: StreamConsumer; tableName: string; fingerprint: string };

/** Feeds functions from the tables' streams, as Lambda's event source mappings do. Start it after DynamoDB and Lambda. */
export class StreamService implements LocalService {
  readonly name = 'Streams';
  readonly #options: StreamOptions;
  readonly #api: StreamApi;
  readonly #checkpoints: CheckpointStore;
  readonly #running = new Map<string, Running>();

  constructor(options: StreamOptions) {
    this.#options = options;
    this.#api = new StreamApi(() => options.dynamoDb.endpoint);
    this.#checkpoints = new CheckpointStore(join(options.dataFolder, 'streams'));
  }

  /** Nothing runs before the first backend. */
  async start(): Promise<void> {}

  /** Call it after DynamoDB took the same backend over. Consumers that did not change go on undisturbed. */
  async applyBackend(backend: LocalBackend): Promise<void> {
    const wanted = backend.eventSourceMappings.map((mapping) => ({ mapping, ...this.#locate(mapping, backend) }));
    for (const [logicalId, { consumer, fingerprint }] of this.#running) {
      const same = wanted.find(({ mapping }) => mapping.logicalId === logicalId);
      if (same && fingerprintOf(same) === fingerprint) continue;
      this.#running.delete(logicalId);
      await consumer.finish();
      if (!same) this.#checkpoints.delete(logicalId);
    }
    for (const source of wanted) {
      const { mapping, tableName, streamArn } = source;
      if (this.#running.has(mapping.logicalId)) continue;
      const consumer = this.#createConsumer({ mapping, tableName, streamArn, region: backend.region });
      await consumer.start();
      this.#running.set(mapping.logicalId, { consumer, tableName, fingerprint: fingerprintOf(source) });
    }
  }

  /** Something was written: look at the streams now and not at the next poll. Optional; polling finds every record. */
  notify(tableName?: string): void {
    for (const running of this.#running.values()) {
      if (tableName === undefined || running.tableName === tableName) running.consumer.notify();
    }
  }

  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    this.#running.clear();
    await Promise.all(running.map(({ consumer }) => consumer.stop()));
  }

  #createConsumer({
    mapping,
    tableName,
    streamArn,
    region,
  }: {
    mapping: EventSourceMapping;
    tableName: string;
    streamArn: string;
    region: string;
  }): StreamConsumer {
    const { activity, log } = this.#options;
    const subject = `${tableName} → ${mapping.functionArn.slice(mapping.functionArn.lastIndexOf(':') + 1)}`;
    return new StreamConsumer({
      ...this.#options,
      mapping,
      streamArn,
      region,
      api: this.#api,
      checkpoints: this.#checkpoints,
      report: (entry) => activity.add({ kind: 'STREAM', subject, ...entry }),
      onError: (text) => log.write({ source: this.name, level: 'warn', text: `${subject}: ${text}` }),
    });
  }

  #locate({ eventSourceArn, logicalId }: EventSourceMapping, { tables }: LocalBackend): { tableName: string; streamArn: string } {
    const table = tables.find(({ stream }) => stream?.arn === eventSourceArn);
    const streamArn = table && this.#options.dynamoDb.streamArn(table.name);
    if (table && streamArn) return { tableName: table.name, streamArn };
    throw new SandboxError({
      code: 'TEMPLATE_UNSUPPORTED',
      message: `The event source mapping ${logicalId} reads ${eventSourceArn}, which is no stream of a table of this backend.`,
      resolution: 'The sandbox feeds functions from DynamoDB streams only; remove the mapping or give the table a stream.',
    });
  }
}

const fingerprintOf = ({ mapping, streamArn }: { mapping: EventSourceMapping; streamArn: string }) =>
  JSON.stringify({ mapping, streamArn });

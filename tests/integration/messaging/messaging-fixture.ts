import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bucket, ConfigurationSet, LambdaFunction, LocalBackend, Queue, Topic } from '../../../local/cloud-assembly/local-backend.ts';
import { SandboxClock } from '../../../local/clock.ts';
import { MessagingService } from '../../../local/messaging/messaging-service.ts';
import type { LambdaInvoker, LambdaResult } from '../../../local/ports.ts';

const ACCOUNT = '000000000000';
export const TOPIC: Topic = { logicalId: 'T', name: 'requests', arn: `arn:aws:sns:us-east-1:${ACCOUNT}:requests`, subscriptions: [] };
export const QUEUE: Queue = {
  logicalId: 'Q',
  name: 'dead-letters',
  arn: `arn:aws:sqs:us-east-1:${ACCOUNT}:dead-letters`,
  url: `https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/dead-letters`,
};
export const BUCKET: Bucket = { logicalId: 'B', name: 'failed-records', arn: 'arn:aws:s3:::failed-records', expiresAfterDays: 30 };
export const FUNCTION: LambdaFunction = {
  logicalId: 'F',
  name: 'notify',
  arn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:notify`,
  roleArn: '',
  codePath: '',
  handler: 'index.handler',
  environment: {},
  timeoutSeconds: 3,
  memoryMb: 128,
  asynchronousRetries: 2,
};
export const client = (endpoint: string | undefined) => ({
  region: 'us-east-1',
  endpoint: endpoint ?? '',
  credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  maxAttempts: 1,
});

/** Messaging of its own in a folder of its own; `reopen` starts on the same folder without a stop, as after kill -9. */
export class MessagingFixture {
  readonly clock = new SandboxClock();
  readonly invoked: { arn: string; payload: unknown; type: string | undefined }[] = [];
  readonly logged: string[] = [];
  /** Whether functions cannot even be started. */
  unreachable = false;
  answer: Partial<LambdaResult> = { payload: { ok: true } };
  service: MessagingService;
  readonly folder: string;
  readonly #services: MessagingService[] = [];

  private constructor(folder: string) {
    this.folder = folder;
    this.service = this.#make();
  }

  static async open(topics: Topic[] = [TOPIC], configurationSets: ConfigurationSet[] = []): Promise<MessagingFixture> {
    const fixture = new MessagingFixture(await mkdtemp(join(tmpdir(), 'usher-messaging-')));
    await fixture.#begin(topics, configurationSets);
    return fixture;
  }

  async reopen(topics: Topic[] = [TOPIC]): Promise<void> {
    this.service = this.#make();
    await this.#begin(topics);
  }

  async close(): Promise<void> {
    for (const service of this.#services) await service.stop();
    await rm(this.folder, { recursive: true });
  }

  #make(): MessagingService {
    const lambda: LambdaInvoker = {
      invoke: async (arn, payload, options) => {
        this.invoked.push({ arn, payload, type: options?.type });
        if (this.unreachable) throw new Error('The function is not there.');
        return { payload: null, requestId: 'r', durationMs: 1, ...this.answer };
      },
    };
    const log = { write: ({ text }: { text: string }) => void this.logged.push(text), list: () => [], sources: () => [] };
    const stored = new Map([
      ['/amplify/secret', 'top secret'],
      ...Array.from({ length: 12 }, (_, index): [string, string] => [`/amplify/many/${String(index).padStart(2, '0')}`, `value ${index}`]),
    ]);
    const parameters = { get: (name: string) => stored.get(name), names: () => [...stored.keys()] };
    const service = new MessagingService({ dataFolder: this.folder, port: 0, sesPort: 0, clock: this.clock, log, parameters, lambda });
    this.#services.push(service);
    return service;
  }

  async #begin(topics: Topic[], configurationSets: ConfigurationSet[] = []): Promise<void> {
    await this.service.start();
    const none = { tables: [], eventSourceMappings: [], schedules: [], roles: [], parameters: [], outputs: {} };
    const backend: LocalBackend = {
      hash: 't',
      region: 'us-east-1',
      accountId: ACCOUNT,
      functions: [FUNCTION],
      topics,
      configurationSets,
      queues: [QUEUE],
      buckets: [BUCKET],
      ...none,
    };
    await this.service.applyBackend(backend);
  }
}

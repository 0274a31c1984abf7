import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SandboxClock } from '../../../local/clock.ts';
import { ConsoleService } from '../../../local/console/console-service.ts';
import type { ConsoleSources } from '../../../local/console/console-sources.ts';
import type { OutboxMessage, StoredObject } from '../../../local/ports.ts';

const QUEUE_ARN = 'arn:aws:sqs:us-east-1:000000000000:dead-letters';

/** A console over sources that a test fills; it starts no other service. */
export class ConsoleFixture {
  readonly clock = new SandboxClock();
  readonly messages: OutboxMessage[] = [];
  readonly ran: string[] = [];
  reload: () => Promise<void> = async () => undefined;
  readonly logged: string[] = [];
  readonly objects: StoredObject[] = [];
  readonly service: ConsoleService;
  #tell: ((message: OutboxMessage) => void) | undefined;

  private constructor() {
    this.service = new ConsoleService({ port: 0, sources: this.#sources() });
  }

  static async open(): Promise<ConsoleFixture> {
    const fixture = new ConsoleFixture();
    await fixture.service.start();
    return fixture;
  }

  get address(): string {
    return this.service.address ?? '';
  }

  add(message: Omit<OutboxMessage, 'id' | 'at'>): OutboxMessage {
    const added = { id: `m-${this.messages.length}`, at: '2026-01-01T00:00:00.000Z', ...message };
    this.messages.unshift(added);
    this.#tell?.(added);
    return added;
  }

  async get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.address}${path}`);
    return { status: response.status, body: await response.json() };
  }

  async post(
    path: string,
    body: unknown,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  }

  #sources(): ConsoleSources {
    return {
      services: () => [{ name: 'Cognito', state: 'RUNNING', address: 'http://localhost:1' }],
      backend: () => ({
        hash: 'abc',
        region: 'us-east-1',
        accountId: '000000000000',
        tables: [],
        functions: [],
        eventSourceMappings: [],
        schedules: [],
        configurationSets: [],
        topics: [],
        queues: [{ logicalId: 'Q', name: 'dead-letters', arn: QUEUE_ARN, url: '' }],
        buckets: [{ logicalId: 'B', name: 'failed', arn: 'arn:aws:s3:::failed' }],
        roles: [],
        parameters: [],
        outputs: {},
      }),
      outbox: {
        add: (message) => this.add(message),
        list: ({ to, channel, limit } = {}) =>
          this.messages.filter((one) => (!to || one.to.includes(to)) && (!channel || one.channel === channel)).slice(0, limit),
        find: (id) => this.messages.find((one) => one.id === id),
        onMessage: (listener) => {
          this.#tell = listener;
          return () => {
            this.#tell = undefined;
          };
        },
      },
      queues: {
        send: () => Promise.reject(new Error('The console sends nothing.')),
        peek: async (arn) =>
          arn === QUEUE_ARN ? [{ messageId: '1', body: '{"failed":true}', sentAt: '2026-01-01T00:00:00.000Z', attributes: {} }] : [],
      },
      objects: {
        put: () => Promise.reject(new Error('The console writes nothing.')),
        list: (bucket) => (bucket === 'failed' ? this.objects : []),
        find: (_bucket, key) => this.objects.find((object) => object.key === key),
      },
      logs: { write: ({ text }) => void this.logged.push(text), list: () => [], sources: () => ['Cognito'] },
      activity: { add: () => undefined, list: () => [] },
      clock: this.clock,
      dynamodb: () => new DynamoDBClient({}),
      schedules: () => [{ name: 'sweep', expression: 'rate(1 minute)', timeZone: 'UTC', enabled: true }],
      runSchedule: async (name) => void this.ran.push(name),
      reload: () => this.reload(),
    };
  }
}

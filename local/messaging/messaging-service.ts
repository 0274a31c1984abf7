import { join } from 'node:path';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import { LoopbackServer } from '../loopback-server.ts';
import type { LambdaInvoker, LogStore } from '../ports.ts';
import type { LocalService } from '../service.ts';
import { FileObjectStore } from '../storage/file-object-store.ts';
import { S3 } from '../storage/s3.ts';
import { AwsFront } from './aws-front.ts';
import { FileOutbox } from './file-outbox.ts';
import { FileQueueStore } from './file-queue-store.ts';
import { LambdaInvoke } from './lambda-invoke.ts';
import { LambdaSettings } from './lambda-settings.ts';
import { Pinpoint } from './pinpoint.ts';
import { ProviderEvents } from './provider-events.ts';
import { SesFront } from './ses-front.ts';
import { SmsVoice } from './sms-voice.ts';
import { Sns } from './sns.ts';
import { SnsDelivery } from './sns-delivery.ts';
import { Sqs } from './sqs.ts';
import { Ssm } from './ssm.ts';
import type { Parameters } from './ssm.ts';
import { TopicStore } from './topic-store.ts';

type Options = {
  dataFolder: string;
  /** For SNS, SQS, SSM, Pinpoint, SMS, Lambda and S3; 0 takes any free port. */
  port: number;
  sesPort: number;
  clock: SandboxClock;
  log: LogStore;
  parameters: Parameters;
  lambda?: LambdaInvoker | undefined;
};

/** Everything that leaves the system as a message, by the wire protocols of AWS: kept in the outbox instead of sent. */
export class MessagingService implements LocalService {
  readonly name = 'Messaging';
  /** Open from construction on, so that other services may write before this one listens. */
  readonly outbox: FileOutbox;
  readonly queues: FileQueueStore;
  readonly objects: FileObjectStore;
  readonly #options: Options;
  readonly #topics: TopicStore;
  readonly #folder: string;
  #servers: { aws: LoopbackServer; ses: LoopbackServer } | undefined;
  #backend: LocalBackend | undefined;
  #events: ProviderEvents | undefined;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#folder = join(options.dataFolder, 'messaging');
    this.outbox = new FileOutbox({ folder: join(this.#folder, 'outbox'), clock: options.clock });
    this.queues = new FileQueueStore(join(this.#folder, 'queues.jsonl'), options.clock);
    this.objects = new FileObjectStore(join(options.dataFolder, 'storage'), options.clock);
    this.#topics = new TopicStore(join(this.#folder, 'subscriptions.jsonl'));
  }

  get address(): string | undefined {
    return this.#servers?.aws.url;
  }

  /** The inbox of aws-ses-v2-local, and where SES v2 listens. */
  get sesAddress(): string | undefined {
    return this.#servers?.ses.url;
  }

  /** Environment variables that point the AWS SDK here. */
  get endpoints(): Record<string, string> {
    const { aws, ses } = this.#requireServers();
    const names = ['SNS', 'SQS', 'SSM', 'PINPOINT', 'PINPOINT_SMS_VOICE_V2', 'LAMBDA', 'S3'];
    return { ...Object.fromEntries(names.map((name) => [`AWS_ENDPOINT_URL_${name}`, aws.url])), AWS_ENDPOINT_URL_SESV2: ses.url };
  }

  async start(): Promise<void> {
    const { port, sesPort, clock, log, parameters, lambda } = this.#options;
    const { outbox, queues } = this;
    const address = () => this.#requireServers().aws.url;
    const delivery = new SnsDelivery({ topics: this.#topics, outbox, queues, lambda, clock, log });
    const events = new ProviderEvents({ sets: () => this.#backend?.configurationSets ?? [], delivery, log });
    this.#events = events;
    const front = new AwsFront(
      {
        sns: new Sns({ topics: this.#topics, delivery, outbox, address }),
        sqs: new Sqs({ store: queues, queues: () => this.#backend?.queues ?? [], address }),
        ssm: new Ssm(parameters),
        pinpoint: new Pinpoint(outbox),
        smsVoice: new SmsVoice({ outbox, events }),
        lambda: new LambdaInvoke({ lambda, functions: () => this.#backend?.functions ?? [] }),
        lambdaSettings: new LambdaSettings({
          functions: () => this.#backend?.functions ?? [],
          mappings: () => this.#backend?.eventSourceMappings ?? [],
        }),
        s3: new S3({ store: this.objects, buckets: () => this.#backend?.buckets ?? [] }),
      },
      log,
    );
    const sesFront = new SesFront({ outbox, log, folder: this.#folder, events });
    const aws = await LoopbackServer.listen({ service: 'messaging (SNS, SQS, SSM, SMS)', port, handler: front.handle });
    const ses = await LoopbackServer.listen({ service: 'SES', port: sesPort, handler: sesFront.handle }).catch(async (error: unknown) => {
      await aws.close();
      throw error;
    });
    this.#servers = { aws, ses };
  }

  async applyBackend(backend: LocalBackend): Promise<void> {
    this.#backend = backend;
    this.#topics.apply(backend.topics);
    this.objects.apply(backend.buckets);
  }

  async stop(): Promise<void> {
    const servers = this.#servers;
    this.#servers = undefined;
    this.#events?.stop();
    await Promise.all([servers?.aws.close(), servers?.ses.close()]);
    if (this.#closed) return;
    this.#closed = true;
    this.queues.close();
    this.outbox.close();
    this.#topics.close();
  }

  #requireServers(): { aws: LoopbackServer; ses: LoopbackServer } {
    if (this.#servers) return this.#servers;
    throw new Error('Messaging has not been started.');
  }
}

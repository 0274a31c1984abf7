import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { LogLevel, LogStore } from '../ports.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { LocalService } from '../service.ts';
import { findJava } from './java-runtime.ts';
import { JvmProcess } from './jvm-process.ts';
import { indexStreamRecords } from './stream-index.ts';
import { migrateTables } from './table-migration.ts';

/** DynamoDB Local answers to any key of letters and digits. */
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };
/** A JVM that dies more often than this within the window is not started again. */
const CRASH_LIMIT = 5;
const CRASH_WINDOW_MS = 60_000;

export type DynamoDbOptions = {
  /** The sandbox's data folder; the database lives in `dynamodb/` below it. */
  dataFolder: string;
  /** 0 takes a free one. */
  port: number;
  log: LogStore;
};

/**
 * Runs DynamoDB Local, AWS's own engine, as a child process on durable files. A write that was answered is in the file:
 * it survives a killed JVM, which is started again on the same port, and a killed sandbox.
 */
export class DynamoDbService implements LocalService {
  readonly name = 'DynamoDB';
  readonly #options: DynamoDbOptions;
  #jvm: JvmProcess | undefined;
  #client: DynamoDBClient | undefined;
  #streamArns = new Map<string, string>();
  #stopping = false;
  #crashes: number[] = [];
  /** Pending while the JVM is being restarted. */
  #restarted: Promise<void> = Promise.resolve();

  constructor(options: DynamoDbOptions) {
    this.#options = options;
  }

  /** e.g. http://127.0.0.1:20002; kept over a crash of the JVM. */
  get endpoint(): string {
    return this.#running().endpoint;
  }

  get address(): string | undefined {
    return this.#jvm?.endpoint;
  }

  /** Process id of the JVM. */
  get pid(): number {
    return this.#running().pid;
  }

  get client(): DynamoDBClient {
    if (!this.#client) throw new Error('DynamoDB has not been started.');
    return this.#client;
  }

  /** ARN of a table's stream as DynamoDB Local knows it (the template's differs); undefined without a stream. */
  streamArn(tableName: string): string | undefined {
    return this.#streamArns.get(tableName);
  }

  async start(): Promise<void> {
    this.#stopping = false;
    await this.#launch(this.#options.port);
    this.#client = this.#createClient();
  }

  async applyBackend(backend: LocalBackend): Promise<void> {
    const { streamArns, changes } = await migrateTables(this.client, backend.tables);
    this.#streamArns = streamArns;
    for (const change of changes) this.#log('info', change);
    indexStreamRecords(this.#folder);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#client?.destroy();
    this.#client = undefined;
    const jvm = this.#jvm;
    this.#jvm = undefined;
    await jvm?.stop();
  }

  async #launch(port: number): Promise<void> {
    const folder = this.#folder;
    mkdirSync(folder, { recursive: true });
    const java = await findJava(process.env, process.platform);
    const jvm = await JvmProcess.start({ java, folder, port, onLine: (text) => this.#log('debug', text) });
    if (this.#stopping) return jvm.stop();
    this.#jvm = jvm;
    void jvm.exited.then((lastWords) => this.#onExit(jvm, lastWords));
  }

  /** Restarts on the same port after a crash: clients keep their endpoint and retry. */
  #onExit(jvm: JvmProcess, lastWords: string): void {
    if (this.#stopping || this.#jvm !== jvm) return;
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
    if (this.#crashes.length > CRASH_LIMIT) {
      this.#log(
        'error',
        `DynamoDB Local died ${this.#crashes.length} times within a minute and stays down; restart the sandbox. ${lastWords}`,
      );
      return;
    }
    this.#log('error', `DynamoDB Local died and is being restarted. ${lastWords}`);
    this.#restarted = this.#launch(Number(new URL(jvm.endpoint).port)).then(
      () => this.#log('info', 'DynamoDB Local is back.'),
      (error: unknown) => this.#log('error', error instanceof SandboxError ? `${error.message} ${error.resolution}` : String(error)),
    );
  }

  /** A request that finds nobody listening was not sent, so it may wait for the restart and try again. */
  #createClient(): DynamoDBClient {
    const client = new DynamoDBClient({ endpoint: this.endpoint, region: 'us-east-1', credentials: CREDENTIALS });
    client.middlewareStack.add(
      (next) => async (args) => {
        try {
          return await next(args);
        } catch (error) {
          if (!isRefused(error) || this.#stopping) throw error;
          await this.#restarted;
          return next(args);
        }
      },
      { step: 'finalizeRequest', name: 'waitForRestart' },
    );
    return client;
  }

  get #folder(): string {
    return join(resolve(this.#options.dataFolder), 'dynamodb');
  }

  #running(): JvmProcess {
    if (!this.#jvm) throw new Error('DynamoDB is not running.');
    return this.#jvm;
  }

  #log(level: LogLevel, text: string): void {
    this.#options.log.write({ source: this.name, level, text });
  }
}

const isRefused = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';

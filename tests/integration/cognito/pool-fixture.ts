import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalBackend } from '../../../local/cloud-assembly/local-backend.ts';
import { SandboxClock } from '../../../local/clock.ts';
import { CognitoService } from '../../../local/cognito/cognito-service.ts';
import { CredentialStore } from '../../../local/credential-store.ts';
import type { LambdaInvoker, LogStore, Outbox, OutboxMessage } from '../../../local/ports.ts';

export const PASSWORD = 'Usher-demo-2026';
export const USER_POOL_ID = 'us-east-1_localtest1';
export const CLIENT_ID = 'localtestclient0000000001';
export const IDENTITY_POOL_ID = 'us-east-1:00000000-0000-4000-8000-000000000001';
const ACCOUNT = '000000000000';
const role = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const POOL_ARN = `arn:aws:cognito-idp:us-east-1:${ACCOUNT}:userpool/${USER_POOL_ID}`;

export const backendWithAuth = (auth: Partial<NonNullable<LocalBackend['auth']>> = {}): LocalBackend => ({
  hash: 'test',
  region: 'us-east-1',
  accountId: ACCOUNT,
  tables: [],
  functions: [],
  eventSourceMappings: [],
  schedules: [],
  configurationSets: [],
  topics: [],
  queues: [],
  buckets: [],
  roles: [
    {
      logicalId: 'A',
      name: 'grouper',
      arn: role('grouper'),
      statements: [{ effect: 'Allow', actions: ['cognito-idp:AdminAddUserToGroup'], resources: [POOL_ARN] }],
    },
  ],
  parameters: [],
  outputs: {},
  auth: {
    userPoolId: USER_POOL_ID,
    userPoolArn: POOL_ARN,
    userPoolClientId: CLIENT_ID,
    identityPoolId: IDENTITY_POOL_ID,
    groups: [
      { name: 'organizers', precedence: 0 },
      { name: 'staff', precedence: 1 },
    ],
    triggers: {},
    tokenTriggerVersion: 1,
    hasTotp: true,
    passwordPolicy: { minimumLength: 8, requireLowercase: true, requireUppercase: true, requireNumbers: true, requireSymbols: true },
    usernameAttributes: ['email'],
    unauthenticatedRoleArn: role('guests'),
    authenticatedRoleArn: role('people'),
    allowUnauthenticated: true,
    ...auth,
  },
});

class MemoryOutbox implements Outbox {
  readonly messages: OutboxMessage[] = [];

  add(message: Omit<OutboxMessage, 'id' | 'at'>): OutboxMessage {
    const added = { ...message, id: String(this.messages.length), at: new Date().toISOString() };
    this.messages.push(added);
    return added;
  }

  list({ to, channel }: { to?: string; channel?: OutboxMessage['channel'] } = {}): OutboxMessage[] {
    return this.messages.filter((message) => (!to || message.to.includes(to)) && (!channel || message.channel === channel)).reverse();
  }

  onMessage(): () => void {
    return () => undefined;
  }

  /** The newest code sent to an address. */
  code(to: string): string {
    const code = this.list({ to, channel: 'CODE' })[0]?.text?.match(/\d{6}/)?.[0];
    if (!code) throw new Error(`No code was sent to ${to}.`);
    return code;
  }
}

/** A user pool of its own in a folder of its own; `reopen` is a restart on the same folder without a stop, as after kill -9. */
export class PoolFixture {
  readonly outbox = new MemoryOutbox();
  readonly clock = new SandboxClock();
  readonly credentials = new CredentialStore();
  readonly logged: string[] = [];
  readonly invoked: { arn: string; payload: Record<string, unknown> }[] = [];
  /** Answers triggers; by default echoes the event, as an empty trigger does. */
  onTrigger: (arn: string, payload: Record<string, unknown>) => Promise<unknown> = async (_arn, payload) => payload;
  readonly folder: string;
  backend: LocalBackend;
  service: CognitoService;
  readonly #services: CognitoService[] = [];

  private constructor(folder: string, backend: LocalBackend) {
    this.folder = folder;
    this.backend = backend;
    this.service = this.#make();
  }

  static async open(auth: Parameters<typeof backendWithAuth>[0] = {}): Promise<PoolFixture> {
    const fixture = new PoolFixture(await mkdtemp(join(tmpdir(), 'usher-cognito-')), backendWithAuth(auth));
    await fixture.#begin();
    return fixture;
  }

  async reopen(): Promise<void> {
    this.service = this.#make();
    await this.#begin();
  }

  async close(): Promise<void> {
    for (const service of this.#services) await service.stop();
    await rm(this.folder, { recursive: true });
  }

  #make(): CognitoService {
    const lambda: LambdaInvoker = {
      invoke: async (arn, payload) => {
        this.invoked.push({ arn, payload: payload as Record<string, unknown> });
        try {
          return { payload: await this.onTrigger(arn, payload as Record<string, unknown>), requestId: 'r', durationMs: 1 };
        } catch (error) {
          const errorMessage = error instanceof Error ? error.message : String(error);
          return { payload: null, functionError: { errorType: 'Error', errorMessage }, requestId: 'r', durationMs: 1 };
        }
      },
    };
    const log: LogStore = { write: ({ text }) => void this.logged.push(text), list: () => [], sources: () => [] };
    const { folder: dataFolder, outbox, clock, credentials } = this;
    const service = new CognitoService({ dataFolder, port: 0, lambda, outbox, clock, credentials, log });
    this.#services.push(service);
    return service;
  }

  async #begin(): Promise<void> {
    await this.service.start();
    await this.service.applyBackend(this.backend);
  }
}

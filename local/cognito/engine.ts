import { randomInt } from 'node:crypto';
import type { AppClient } from 'cognito-local/lib/services/appClient.js';
import type { Services } from 'cognito-local/lib/services/index.js';
import { MessageDeliveryService } from 'cognito-local/lib/services/messageDelivery/messageDelivery.js';
import { MessagesService } from 'cognito-local/lib/services/messages.js';
import { isSupportedTarget } from 'cognito-local/lib/targets/Target.js';
import { Targets } from 'cognito-local/lib/targets/targets.js';
import type { Auth } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import type { LambdaInvoker, LogStore, Outbox } from '../ports.ts';
import { CodeMessages } from './code-messages.ts';
import { notFound } from './cognito-error.ts';
import { appClient, poolOptions } from './pool-options.ts';
import { PoolTriggers } from './pool-triggers.ts';
import type { SessionStore } from './sessions.ts';
import type { SigningKey } from './signing-key.ts';
import { TokenIssuer } from './token-issuer.ts';
import type { CallContext, IndexedUserPool } from './user-pool.ts';

export type Request = Record<string, unknown>;
export type Answer = Record<string, unknown>;
type EngineParts = {
  users: IndexedUserPool;
  auth: Auth;
  region: string;
  issuer: string;
  clock: SandboxClock;
  lambda: LambdaInvoker;
  outbox: Outbox;
  log: LogStore;
  key: SigningKey;
  sessions: SessionStore;
};

const CODES = 1_000_000;
const newCode = (): string => String(randomInt(CODES)).padStart(6, '0');

/** cognito-local, run inside this process as a library: its operations on one user pool, with our store, keys, codes and triggers. */
export class Engine {
  readonly pool: IndexedUserPool;
  readonly services: Services;
  readonly triggers: PoolTriggers;
  readonly client: AppClient;
  readonly #log: LogStore;

  constructor({ users, auth, region, issuer, clock, lambda, outbox, log, key, sessions }: EngineParts) {
    this.pool = users;
    this.client = appClient(auth, clock.now());
    this.triggers = new PoolTriggers({ auth, region, lambda });
    this.services = {
      clock: { get: () => clock.now() },
      cognito: onlyPool(users, this.client),
      // cognito-local's operations read nothing but the pool's defaults from here.
      config: { UserPoolDefaults: poolOptions(auth) } as Partial<Services['config']> as Services['config'],
      messages: new MessagesService(this.triggers, new MessageDeliveryService(new CodeMessages(outbox))),
      otp: newCode,
      tokenGenerator: new TokenIssuer({ clock, key, sessions, triggers: this.triggers, issuer }),
      triggers: this.triggers,
    };
    this.#log = log;
  }

  /** Runs an operation of cognito-local as it is. */
  async run(operation: string, request: Request, context: CallContext): Promise<Answer> {
    if (!isSupportedTarget(operation)) throw new Error(`cognito-local has no operation ${operation}.`);
    const target = Targets[operation](this.services) as unknown as (context: CallContext, request: Request) => Promise<Answer>;
    return target(context, request);
  }

  context(operation: string, more: Partial<CallContext> = {}): CallContext {
    return { logger: quietLogger(this.#log), operation, ...more };
  }
}

/** cognito-local looks pools and clients up by id; there is one of each. */
const onlyPool = (pool: IndexedUserPool, client: AppClient): Services['cognito'] => {
  const unsupported = () => Promise.reject(new Error('The template alone makes user pools.'));
  return {
    getAppClient: async (_context, clientId) => (clientId === client.ClientId ? client : null),
    getUserPool: async (_context, id) => {
      if (id !== pool.options.Id) throw notFound(`User pool ${id} does not exist.`);
      return pool;
    },
    getUserPoolForClientId: async (_context, clientId) => {
      if (clientId !== client.ClientId) throw notFound(`User pool client ${clientId} does not exist.`);
      return pool;
    },
    listAppClients: async () => [client],
    listUserPools: async () => [pool.options],
    createUserPool: unsupported,
    deleteUserPool: unsupported,
  };
};

/** cognito-local logs whole users, passwords included: only its errors pass, and only their messages. */
const quietLogger = (log: LogStore): CallContext['logger'] => {
  const silent = () => undefined;
  const error = (problem: unknown) => {
    const text = problem instanceof Error ? problem.message : 'cognito-local reported an error';
    log.write({ source: 'Cognito', level: 'error', text });
  };
  const logger: CallContext['logger'] = { debug: silent, info: silent, warn: silent, error, child: () => logger };
  return logger;
};

import { join } from 'node:path';
import type { Auth, LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import type { CredentialStore } from '../credential-store.ts';
import { LoopbackServer } from '../loopback-server.ts';
import type { LambdaInvoker, LogStore, Outbox, TokenVerifier, VerifiedToken } from '../ports.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { LocalService } from '../service.ts';
import { Engine } from './engine.ts';
import { Front } from './front.ts';
import { IdentityPool } from './identity-pool.ts';
import { Pool } from './pool.ts';
import { poolOptions } from './pool-options.ts';
import { PoolState } from './pool-state.ts';
import { SessionStore } from './sessions.ts';
import { SigningKey, loadSecret } from './signing-key.ts';
import { TokenCheck } from './token-check.ts';

type Options = {
  dataFolder: string;
  /** 0 takes any free port. */
  port: number;
  lambda: LambdaInvoker;
  outbox: Outbox;
  clock: SandboxClock;
  credentials: CredentialStore;
  log: LogStore;
};
type Opened = { front: Front; server: LoopbackServer; key: SigningKey; sessions: SessionStore; salt: Buffer; identitySecret: Buffer };

/** User pool and identity pool: cognito-local as the engine, and in front of it what people and AWS's own clients need besides. */
export class CognitoService implements LocalService, TokenVerifier {
  readonly name = 'Cognito';
  readonly #options: Options;
  readonly #folder: string;
  #opened: Opened | undefined;
  #state: PoolState | undefined;
  #tokens: TokenCheck | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#folder = join(options.dataFolder, 'cognito');
  }

  get address(): string | undefined {
    return this.#opened?.server.url;
  }

  /** For the AWS SDK, `userPoolEndpoint` and `identityPoolEndpoint`. */
  get endpoint(): string {
    return this.#requireOpened().server.url;
  }

  /** `iss` of every token; undefined while the backend has no auth. */
  get issuer(): string | undefined {
    return this.#state && `${this.endpoint}/${this.#state.id}`;
  }

  async start(): Promise<void> {
    const { clock, credentials, log, port } = this.#options;
    const key = await SigningKey.load(this.#folder);
    const sessions = new SessionStore(join(this.#folder, 'sessions.jsonl'), clock.now());
    const front = new Front({ clock, credentials, log, key });
    const server = await LoopbackServer.listen({ service: this.name, port, handler: front.handle });
    const salt = loadSecret(this.#folder, 'password-salt');
    this.#opened = { front, server, key, sessions, salt, identitySecret: loadSecret(this.#folder, 'identity-secret') };
  }

  async applyBackend(backend: LocalBackend): Promise<void> {
    const { auth } = backend;
    if (!auth) return;
    refuseUnsupported(auth);
    const { front, key, sessions, salt, identitySecret } = this.#requireOpened();
    const { clock, credentials, lambda, outbox, log } = this.#options;
    const issuer = `${this.endpoint}/${auth.userPoolId}`;
    const state = await this.#stateOf(auth);
    const engine = new Engine({ users: state.users, auth, region: backend.region, issuer, clock, lambda, outbox, log, key, sessions });
    const tokens = new TokenCheck({ clock, key, sessions, issuer, clientId: auth.userPoolClientId });
    const pool = new Pool({ state, engine, auth, clock, sessions, tokens, salt });
    await addGroups(pool);
    front.serve({ backend, pool, identities: new IdentityPool({ pool, backend, credentials, clock, secret: identitySecret }), issuer });
    this.#tokens = tokens;
  }

  async verify(token: string): Promise<VerifiedToken> {
    if (!this.#tokens) throw new Error('The backend has no user pool.');
    return this.#tokens.verify(token);
  }

  async stop(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.server.close();
    this.#state?.close();
    this.#state = undefined;
    this.#tokens = undefined;
    opened?.sessions.close();
  }

  /** The same state for the same pool, so that a reload loses no change under way. */
  async #stateOf(auth: Auth): Promise<PoolState> {
    const options = poolOptions(auth);
    const previous = this.#state;
    if (previous && previous.id === options.Id) {
      previous.users.replaceOptions(options);
      return previous;
    }
    const state = await PoolState.open({ folder: this.#folder, clock: this.#options.clock, options });
    this.#state = state;
    previous?.close();
    return state;
  }

  #requireOpened(): Opened {
    if (this.#opened) return this.#opened;
    throw new Error('Cognito has not been started.');
  }
}

/** Groups of the template; those made at run time and all memberships stay. */
async function addGroups(pool: Pool): Promise<void> {
  const context = pool.engine.context('CreateGroup');
  for (const { name, description, precedence } of pool.auth.groups) {
    if (await pool.engine.pool.getGroupByGroupName(context, name)) continue;
    await pool.engine.pool.saveGroup(context, {
      GroupName: name,
      Description: description,
      Precedence: precedence,
      CreationDate: pool.now(),
      LastModifiedDate: pool.now(),
    });
  }
}

function refuseUnsupported(auth: Auth): void {
  if (!auth.triggers.UserMigration) return;
  throw new SandboxError({
    code: 'TEMPLATE_UNSUPPORTED',
    message: 'The user pool has a UserMigration trigger, which the offline sandbox does not run.',
    resolution: 'Take the trigger out of amplify/auth/resource.ts, or try it in a cloud sandbox.',
  });
}

import { attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import type { Auth } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import type { VerifiedToken } from '../ports.ts';
import {
  CognitoFailure,
  expiredCode,
  invalidParameter,
  notAuthorized,
  notFound,
  tooManyAttempts,
  userNotFound,
  wrongCode,
} from './cognito-error.ts';
import type { Engine, Request } from './engine.ts';
import { digestPassword } from './password.ts';
import type { PoolState } from './pool-state.ts';
import type { SessionStore } from './sessions.ts';
import type { TokenCheck } from './token-check.ts';
import { subOf } from './user-pool.ts';
import type { PoolUser } from './user-pool.ts';

const GROUPS = 'groups';

/** One user pool as its operations see it: the engine, and the guards that cognito-local leaves to its callers. */
export class Pool {
  readonly engine: Engine;
  readonly auth: Auth;
  readonly clock: SandboxClock;
  readonly sessions: SessionStore;
  readonly tokens: TokenCheck;
  readonly state: PoolState;
  readonly #salt: Buffer;

  constructor(parts: {
    state: PoolState;
    engine: Engine;
    auth: Auth;
    clock: SandboxClock;
    sessions: SessionStore;
    tokens: TokenCheck;
    salt: Buffer;
  }) {
    this.state = parts.state;
    this.engine = parts.engine;
    this.auth = parts.auth;
    this.clock = parts.clock;
    this.sessions = parts.sessions;
    this.tokens = parts.tokens;
    this.#salt = parts.salt;
  }

  now(): Date {
    return this.clock.now();
  }

  digest(password: string): Promise<string> {
    return digestPassword(password, this.#salt);
  }

  requireClient(request: Request): string {
    if (request.ClientId !== this.auth.userPoolClientId) throw notFound(`User pool client ${String(request.ClientId)} does not exist.`);
    return this.auth.userPoolClientId;
  }

  find(username: unknown): Promise<PoolUser | null> {
    return this.engine.pool.getUserByUsername(this.engine.context('find'), requireText(username, 'username'));
  }

  async get(username: unknown): Promise<PoolUser> {
    const user = await this.find(username);
    if (!user) throw userNotFound();
    return user;
  }

  /** Changes of one person wait for one another; a sign-up waits for the sign-up of the same address. */
  async changing<Result>(username: unknown, work: () => Promise<Result>): Promise<Result> {
    const user = await this.find(username);
    return this.state.lock.run(user ? subOf(user) : String(username).toLowerCase(), work);
  }

  changingGroups<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.state.lock.run(GROUPS, work);
  }

  /** Whom an access token speaks for; refused when expired, revoked or not ours. */
  async signedIn(request: Request): Promise<{ user: PoolUser; token: VerifiedToken }> {
    const token = this.#verifyAccessToken(request.AccessToken);
    const user = await this.get(token.sub);
    if (!user.Enabled) throw notAuthorized('User is disabled.');
    return { user, token };
  }

  /** Throws unless `code` is the one last sent for this purpose, in time and within the allowed attempts. */
  checkCode({
    key,
    given,
    sent,
    sentAt,
    validForMs,
  }: {
    key: string;
    given: unknown;
    sent: string | undefined;
    sentAt: number | undefined;
    validForMs: number;
  }): void {
    const code = requireText(given, 'confirmationCode');
    if (this.state.failures.isExceeded(key, this.now())) throw tooManyAttempts();
    if (!sent || (sentAt ?? 0) + validForMs <= this.now().getTime()) throw expiredCode();
    if (code !== sent) {
      this.state.failures.count(key, this.now());
      throw wrongCode();
    }
    this.state.failures.clear(key);
  }

  countSentCode(user: PoolUser): void {
    if (this.state.sentCodes.isExceeded(subOf(user), this.now())) throw tooManyAttempts();
    this.state.sentCodes.count(subOf(user), this.now());
  }

  /** Refuses an address that is another person's. */
  async requireFreeEmail(email: string | undefined, owner: PoolUser): Promise<void> {
    const other = email ? await this.find(email) : null;
    if (other && other.Username !== owner.Username) throw aliasExists();
  }

  #verifyAccessToken(token: unknown): VerifiedToken {
    let verified: VerifiedToken;
    try {
      verified = this.tokens.verify(requireText(token, 'accessToken'));
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : '';
      if (reason.endsWith('expired.')) throw notAuthorized('Access Token has expired');
      if (reason.endsWith('revoked.')) throw notAuthorized('Access Token has been revoked');
      throw notAuthorized('Invalid Access Token');
    }
    if (verified.tokenUse !== 'access') throw notAuthorized('Invalid Access Token');
    return verified;
  }
}

const aliasExists = () => new CognitoFailure('AliasExistsException', 'An account with the given email already exists.');

export function requireText(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw invalidParameter(`1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`);
}

/** Where a code went, as Cognito shows it: `g***@u***`. */
export const maskedDelivery = (email: string) => {
  const [name = '', domain = ''] = email.split('@');
  return { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: `${name.slice(0, 1)}***@${domain.slice(0, 1)}***` };
};

export const emailOf = (user: PoolUser): string => attributeValue('email', user.Attributes) ?? '';

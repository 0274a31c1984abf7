import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import type { CredentialStore } from '../credential-store.ts';
import type { VerifiedToken } from '../ports.ts';
import { notAuthorized, notFound } from './cognito-error.ts';
import type { Answer, Request } from './engine.ts';
import { requireText } from './pool.ts';
import type { Pool } from './pool.ts';

const HEX = '[0-9a-f]';
const IDENTITY = new RegExp(`^[\\w-]+:${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}$`);

/**
 * The identity pool, which cognito-local does not have: guests and signed-in people exchange what they are for AWS
 * credentials. Ids carry their own proof (an HMAC with the data folder's secret), so none has to be stored.
 */
export class IdentityPool {
  readonly #pool: Pool;
  readonly #backend: LocalBackend;
  readonly #credentials: CredentialStore;
  readonly #clock: SandboxClock;
  readonly #secret: Buffer;

  constructor(parts: { pool: Pool; backend: LocalBackend; credentials: CredentialStore; clock: SandboxClock; secret: Buffer }) {
    this.#pool = parts.pool;
    this.#backend = parts.backend;
    this.#credentials = parts.credentials;
    this.#clock = parts.clock;
    this.#secret = parts.secret;
  }

  readonly operations: Record<string, (request: Request) => Answer> = {
    GetId: (request) => this.#getId(request),
    GetCredentialsForIdentity: (request) => this.#getCredentials(request),
  };

  #getId(request: Request): Answer {
    const { identityPoolId } = this.#pool.auth;
    if (request.IdentityPoolId !== identityPoolId) throw notFound(`IdentityPool '${String(request.IdentityPoolId)}' not found.`);
    const person = this.#person(request);
    if (person) return { IdentityId: this.#identityOf(person) };
    this.#requireGuestsAllowed();
    return { IdentityId: this.#newGuest() };
  }

  #getCredentials(request: Request): Answer {
    const identityId = requireText(request.IdentityId, 'identityId');
    const person = this.#person(request);
    const isGuest = this.#isGuest(identityId);
    if (person) {
      const own = this.#identityOf(person);
      // A guest who signs in goes on as the person; another person's identity is refused.
      if (identityId !== own && !isGuest)
        throw notAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");
      return this.#issue({ identityId: own, authenticated: true });
    }
    this.#requireGuestsAllowed();
    if (!IDENTITY.test(identityId)) throw notFound(`Identity '${identityId}' not found.`);
    if (!isGuest) throw notAuthorized(`Access to Identity '${identityId}' is forbidden.`);
    return this.#issue({ identityId, authenticated: false });
  }

  #issue({ identityId, authenticated }: { identityId: string; authenticated: boolean }): Answer {
    const { auth } = this.#pool;
    const roleArn = authenticated ? auth.authenticatedRoleArn : auth.unauthenticatedRoleArn;
    if (!roleArn) throw notAuthorized('The identity pool has no role for this caller.');
    const { accountId } = this.#backend;
    const issued = this.#credentials.issue(
      {
        roleArn,
        accountId,
        userArn: `arn:aws:sts::${accountId}:assumed-role/${roleArn.split('/').at(-1)}/CognitoIdentityCredentials`,
        cognitoIdentityId: identityId,
        cognitoIdentityPoolId: auth.identityPoolId,
        cognitoIdentityAuthType: authenticated ? 'authenticated' : 'unauthenticated',
      },
      this.#clock.now(),
    );
    const Expiration = Math.floor(issued.expiration.getTime() / 1000);
    return {
      IdentityId: identityId,
      Credentials: { AccessKeyId: issued.accessKeyId, SecretKey: issued.secretAccessKey, SessionToken: issued.sessionToken, Expiration },
    };
  }

  /** Whom the ID token in `Logins` names; undefined for a guest. */
  #person(request: Request): VerifiedToken | undefined {
    const logins = Object.entries((request.Logins ?? {}) as Record<string, unknown>);
    const [login] = logins;
    if (!login) return undefined;
    if (!login[0].endsWith(`/${this.#pool.auth.userPoolId}`))
      throw notAuthorized('Token is not from a supported provider of this identity pool.');
    let token: VerifiedToken;
    try {
      token = this.#pool.tokens.verify(String(login[1]));
    } catch (cause) {
      throw Object.assign(notAuthorized(`Invalid login token. ${cause instanceof Error ? cause.message : ''}`), { cause });
    }
    if (token.tokenUse !== 'id') throw notAuthorized('Invalid login token. Not an ID token.');
    return token;
  }

  #requireGuestsAllowed(): void {
    if (!this.#pool.auth.allowUnauthenticated) throw notAuthorized('Unauthenticated access is not supported for this identity pool.');
  }

  #identityOf({ sub }: VerifiedToken): string {
    return this.#identity(this.#proof(`person:${sub}`, 16));
  }

  #newGuest(): string {
    const name = randomBytes(8);
    return this.#identity(Buffer.concat([name, this.#proof(`guest:${name.toString('hex')}`, 8)]));
  }

  #isGuest(identityId: string): boolean {
    if (!IDENTITY.test(identityId) || !identityId.startsWith(`${this.#backend.region}:`)) return false;
    const bytes = Buffer.from(identityId.slice(identityId.indexOf(':') + 1).replaceAll('-', ''), 'hex');
    return timingSafeEqual(bytes.subarray(8), this.#proof(`guest:${bytes.subarray(0, 8).toString('hex')}`, 8));
  }

  #proof(text: string, length: number): Buffer {
    return createHmac('sha256', this.#secret).update(`${this.#pool.auth.identityPoolId}:${text}`).digest().subarray(0, length);
  }

  #identity(bytes: Buffer): string {
    const hex = bytes.toString('hex');
    return `${this.#backend.region}:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
  }
}

import { createHash, verify } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import type { VerifiedToken } from '../ports.ts';
import type { SessionStore } from './sessions.ts';
import type { SigningKey } from './signing-key.ts';

const CACHED_TOKENS = 2_000;

type Checked = { token: VerifiedToken; expiresAt: number; originJti: string };

/** Checks tokens of one pool. The signature of a token is checked once; expiry and revocation every time. */
export class TokenCheck {
  readonly #pool: { clock: SandboxClock; key: SigningKey; sessions: SessionStore; issuer: string; clientId: string };
  readonly #checked = new Map<string, Checked>();

  constructor(pool: { clock: SandboxClock; key: SigningKey; sessions: SessionStore; issuer: string; clientId: string }) {
    this.#pool = pool;
  }

  /** Throws an Error whose message says why a token is refused. */
  verify(jwt: string): VerifiedToken {
    const digest = createHash('sha256').update(jwt).digest('base64');
    const checked = this.#checked.get(digest) ?? this.#check(jwt);
    if (checked.expiresAt <= this.#pool.clock.now().getTime()) throw new Error('Token has expired.');
    if (this.#pool.sessions.isRevoked(checked.originJti)) throw new Error('Token has been revoked.');
    this.#remember(digest, checked);
    return checked.token;
  }

  #check(jwt: string): Checked {
    const [header, payload, signature, rest] = jwt.split('.');
    if (!header || !payload || !signature || rest !== undefined) throw new Error('Token is not a JSON Web Token.');
    const { alg, kid } = parse(header);
    if (alg !== 'RS256' || kid !== this.#pool.key.keyId) throw new Error('Token was not signed by this user pool.');
    const genuine = verify(
      'RSA-SHA256',
      Buffer.from(`${header}.${payload}`),
      this.#pool.key.publicKey,
      Buffer.from(signature, 'base64url'),
    );
    if (!genuine) throw new Error('Token has an invalid signature.');
    return this.#read(parse(payload));
  }

  #read(claims: Record<string, unknown>): Checked {
    const { iss, token_use: tokenUse, sub, exp, origin_jti: originJti } = claims;
    if (iss !== this.#pool.issuer) throw new Error(`Token was issued by ${String(iss)}, not by ${this.#pool.issuer}.`);
    if (tokenUse !== 'access' && tokenUse !== 'id') throw new Error('Token is neither an access token nor an ID token.');
    if ((tokenUse === 'access' ? claims.client_id : claims.aud) !== this.#pool.clientId)
      throw new Error('Token is for another app client.');
    if (typeof sub !== 'string' || typeof exp !== 'number' || typeof originJti !== 'string') throw new Error('Token lacks a claim.');
    const groups = claims['cognito:groups'];
    const token: VerifiedToken = {
      sub,
      username: String(tokenUse === 'access' ? claims.username : claims['cognito:username']),
      issuer: this.#pool.issuer,
      groups: Array.isArray(groups) ? groups.map(String) : [],
      tokenUse,
      claims,
    };
    return { token, expiresAt: exp * 1000, originJti };
  }

  #remember(digest: string, checked: Checked): void {
    if (this.#checked.has(digest)) return;
    const oldest = this.#checked.keys().next();
    if (this.#checked.size >= CACHED_TOKENS && !oldest.done) this.#checked.delete(oldest.value);
    this.#checked.set(digest, checked);
  }
}

function parse(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new Error('Token is not a JSON Web Token.', { cause });
  }
  throw new Error('Token is not a JSON Web Token.');
}

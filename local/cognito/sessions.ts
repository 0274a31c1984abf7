import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Journal } from '../journal.ts';

/** One sign-in: all tokens got from it share `originJti`. Times are milliseconds since 1970 by the sandbox's clock. */
export type Session = { originJti: string; sub: string; clientId: string; authTime: number; expiresAt: number; refreshHash: string };

type Line = { open: Session } | { revoke: string; at: number };

/** Cognito's defaults, which Amplify leaves as they are. */
export const ACCESS_TOKEN_SECONDS = 60 * 60;
const REFRESH_TOKEN_MS = 30 * 24 * 60 * 60 * 1000;
const REWRITE_ABOVE_LINES = 10_000;

/**
 * Refresh tokens and what was revoked. Only hashes of refresh tokens are written down. Cognito revokes every access
 * token of a revoked session with it, so those stay known here until they would have expired by themselves.
 */
export class SessionStore {
  readonly #journal: Journal<Line>;
  readonly #sessions = new Map<string, Session>();
  readonly #byRefreshHash = new Map<string, string>();
  readonly #revokedUntil = new Map<string, number>();

  constructor(path: string, now: Date) {
    this.#journal = new Journal<Line>(path);
    for (const line of this.#journal.read()) {
      if ('open' in line) this.#remember(line.open);
      else this.#forget(line.revoke, line.at);
    }
    if (this.#journal.lines > REWRITE_ABOVE_LINES) this.#compact(now);
  }

  open({ sub, clientId, now }: { sub: string; clientId: string; now: Date }): { session: Session; refreshToken: string } {
    const refreshToken = randomBytes(96).toString('base64url');
    const session = {
      originJti: randomUUID(),
      sub,
      clientId,
      authTime: now.getTime(),
      expiresAt: now.getTime() + REFRESH_TOKEN_MS,
      refreshHash: hash(refreshToken),
    };
    this.#journal.append({ open: session });
    this.#remember(session);
    if (this.#journal.lines > REWRITE_ABOVE_LINES + 2 * this.#sessions.size) this.#compact(now);
    return { session, refreshToken };
  }

  /** The session of a refresh token; undefined when unknown, revoked or expired. */
  find(refreshToken: string, now: Date): Session | undefined {
    const session = this.#sessions.get(this.#byRefreshHash.get(hash(refreshToken)) ?? '');
    return session && session.expiresAt > now.getTime() ? session : undefined;
  }

  revoke(originJti: string, now: Date): void {
    this.#journal.append({ revoke: originJti, at: now.getTime() });
    this.#forget(originJti, now.getTime());
  }

  /** Signs a person out everywhere. */
  revokeAll(sub: string, now: Date): void {
    for (const session of [...this.#sessions.values()]) {
      if (session.sub === sub) this.revoke(session.originJti, now);
    }
  }

  isRevoked(originJti: string): boolean {
    return this.#revokedUntil.has(originJti);
  }

  close(): void {
    this.#journal.close();
  }

  #remember(session: Session): void {
    this.#sessions.set(session.originJti, session);
    this.#byRefreshHash.set(session.refreshHash, session.originJti);
  }

  #forget(originJti: string, at: number): void {
    const session = this.#sessions.get(originJti);
    if (session) this.#byRefreshHash.delete(session.refreshHash);
    this.#sessions.delete(originJti);
    this.#revokedUntil.set(originJti, at + ACCESS_TOKEN_SECONDS * 1000);
  }

  #compact(now: Date): void {
    for (const session of [...this.#sessions.values()]) {
      if (session.expiresAt > now.getTime()) continue;
      this.#sessions.delete(session.originJti);
      this.#byRefreshHash.delete(session.refreshHash);
    }
    for (const [originJti, until] of this.#revokedUntil) if (until <= now.getTime()) this.#revokedUntil.delete(originJti);
    this.#journal.rewrite([
      ...[...this.#sessions.values()].map((open) => ({ open })),
      ...[...this.#revokedUntil].map(([revoke, until]) => ({ revoke, at: until - ACCESS_TOKEN_SECONDS * 1000 })),
    ]);
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');

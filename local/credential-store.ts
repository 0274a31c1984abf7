import { randomBytes } from 'node:crypto';
import type { IamCaller, TemporaryCredentials } from './ports.ts';

const LIFETIME_MS = 12 * 60 * 60 * 1000;

/**
 * Issues temporary credentials and knows whose they are, so that the sandbox tells IAM callers apart by their access
 * key, as AWS does. Kept in memory: clients fetch new ones after a restart.
 */
export class CredentialStore {
  readonly #issued = new Map<string, { credentials: TemporaryCredentials; caller: IamCaller }>();

  issue(caller: IamCaller, now: Date): TemporaryCredentials {
    const credentials: TemporaryCredentials = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(48).toString('base64'),
      expiration: new Date(now.getTime() + LIFETIME_MS),
    };
    this.#issued.set(credentials.accessKeyId, { credentials, caller });
    this.#forgetExpired(now);
    return credentials;
  }

  /** The caller and the secret to check its signature with; undefined for keys this sandbox never issued or that expired. */
  find(accessKeyId: string, now: Date): { credentials: TemporaryCredentials; caller: IamCaller } | undefined {
    const entry = this.#issued.get(accessKeyId);
    return entry && entry.credentials.expiration > now ? entry : undefined;
  }

  #forgetExpired(now: Date): void {
    for (const [key, { credentials }] of this.#issued) {
      if (credentials.expiration <= now) this.#issued.delete(key);
    }
  }
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { mappingError } from '../../resolvers/resolver-error.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * `nextToken`s as AppSync makes them: opaque to the client and bound to the API, table and index that they page
 * through. A token that was changed, or comes from another list, is refused.
 */
export class PageTokens {
  readonly #key: Buffer;

  /** The secret is the API's id: a token stays good after a restart. Nobody beyond this machine reads it. */
  constructor(secret: string) {
    this.#key = createHash('sha256').update(`page tokens of ${secret}`).digest();
  }

  seal(lastKey: unknown, subject: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, nonce).setAAD(Buffer.from(subject));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(lastKey), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  open(token: string, subject: string): unknown {
    try {
      const bytes = Buffer.from(token, 'base64url');
      const decipher = createDecipheriv(ALGORITHM, this.#key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(subject));
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      return JSON.parse(text) as unknown;
    } catch {
      throw mappingError('Invalid pagination token given.');
    }
  }
}

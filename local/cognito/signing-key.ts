import { createHash, createPrivateKey, createPublicKey, generateKeyPair, randomBytes, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * The key that signs this data folder's tokens, made on first use. cognito-local signs with a key that its package
 * publishes: anyone could forge a token for it.
 */
export class SigningKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  readonly #privateKey: KeyObject;

  private constructor(privateKey: KeyObject) {
    this.#privateKey = privateKey;
    this.publicKey = createPublicKey(privateKey);
    this.keyId = createHash('sha256')
      .update(this.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64');
  }

  static async load(folder: string): Promise<SigningKey> {
    const path = join(folder, 'signing-key.pem');
    if (existsSync(path)) return new SigningKey(createPrivateKey(readFileSync(path)));
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
    writeWhole(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    return new SigningKey(privateKey);
  }

  /** An RS256 JSON Web Token. */
  sign(claims: Record<string, unknown>): string {
    const head = `${encode({ kid: this.keyId, alg: 'RS256' })}.${encode(claims)}`;
    return `${head}.${sign('RSA-SHA256', Buffer.from(head), this.#privateKey).toString('base64url')}`;
  }

  get jwk(): JsonWebKey {
    return { ...this.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: this.keyId };
  }
}

/** A random secret of the data folder, made on first use. */
export function loadSecret(folder: string, name: string): Buffer {
  const path = join(folder, name);
  if (existsSync(path)) return Buffer.from(readFileSync(path, 'utf8'), 'base64');
  const secret = randomBytes(32);
  writeWhole(path, secret.toString('base64'));
  return secret;
}

function writeWhole(path: string, content: string | Buffer): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

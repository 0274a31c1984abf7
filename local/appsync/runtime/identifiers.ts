import { randomBytes, randomUUID } from 'node:crypto';
import { ulid } from 'ulid';

const KSUID_EPOCH_SECONDS = 1_400_000_000;
const KSUID_LENGTH = 27;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const autoId = (): string => randomUUID();

export const autoUlid = (now: Date): string => ulid(now.getTime());

/** Sortable by second: 4 bytes of time and 16 of chance in base 62. */
export const autoKsuid = (now: Date): string => {
  const bytes = Buffer.alloc(20);
  bytes.writeUInt32BE(Math.floor(now.getTime() / 1000) - KSUID_EPOCH_SECONDS, 0);
  randomBytes(16).copy(bytes, 4);
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  while (rest > 0n) {
    text = BASE62.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text.padStart(KSUID_LENGTH, '0');
};

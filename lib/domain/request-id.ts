import { sha256 } from '@noble/hashes/sha2.js';
import { base32nopad } from '@scure/base';

const REQUEST_ID_BYTES = 15;

/**
 * A request's id: 120 bits of SHA-256 over its guest and the key that the guest's client made for it, in base32. A retry
 * has the same id, so that one request per key is a condition of the write; and no guest can reach another's.
 */
export const requestIdOf = (guestId: string, clientKey: string): string =>
  base32nopad.encode(sha256(new TextEncoder().encode(`${guestId}\n${clientKey}`)).slice(0, REQUEST_ID_BYTES));

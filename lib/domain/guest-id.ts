import { sha256 } from '@noble/hashes/sha2.js';
import { base32nopad } from '@scure/base';

const GUEST_ID_BYTES = 10;

/** The form of an e-mail address that tells people apart: trimmed, NFC, lower case. */
export const normaliseEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase();

/**
 * A person's id at an event: 80 bits of SHA-256 over the event and the normalised e-mail address, in base32. The same
 * person always gets the same id, so that one registration per person and event is a condition of the write.
 */
export const guestIdOf = (eventId: string, email: string): string =>
  base32nopad.encode(sha256(new TextEncoder().encode(`${eventId}\n${normaliseEmail(email)}`)).slice(0, GUEST_ID_BYTES));

/** The index shard of a guest: spread evenly by the id, fixed for ever. `<eventId>#<n>`. */
export const eventShardOf = (eventId: string, guestId: string, shards: number): string => {
  const bytes = base32nopad.decode(guestId);
  const number = bytes.slice(0, 4).reduce((sum, byte) => sum * 256 + byte, 0);
  return `${eventId}#${number % shards}`;
};

/** Every shard key of an event, in order. */
export const eventShards = (eventId: string, shards: number): string[] =>
  Array.from({ length: shards }, (_, shard) => `${eventId}#${shard}`);

import { createHash } from 'node:crypto';
import { base32nopad } from '@scure/base';

const ID_BYTES = 10;

/** The id of what this person makes with this key, so that a retry is a condition of the write and not a record. Sixteen characters of base32. */
export const keyedId = (eventId: string, sub: string, key: string): string =>
  base32nopad.encode(createHash('sha256').update(`${eventId}\n${sub}\n${key}`).digest().subarray(0, ID_BYTES));

import { base32nopad } from '@scure/base';

/** Eight characters of base32 hold five bytes, so that a ticket fits a small QR code. */
export const EVENT_ID_BYTES = 5;

/** The event id that five random bytes spell. */
export const eventIdFrom = (randomBytes: Uint8Array): string => base32nopad.encode(randomBytes.slice(0, EVENT_ID_BYTES));

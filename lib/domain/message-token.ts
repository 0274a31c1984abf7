import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32nopad } from '@scure/base';
import { EVENT_ID_LENGTH, GUEST_ID_LENGTH } from './id-lengths.ts';

/** Whose messages a link is about. */
export type MessageLink = { eventId: string; guestId: string };

/** Another use of the key signs other texts. */
const PURPOSE = 'usher.messages.1';
const LEAST_KEY_BYTES = 16;
/** The 32 bytes of an HMAC-SHA-256 in base32, without padding. */
const SIGNATURE_LENGTH = 52;
const TOKEN = new RegExp(`^([A-Z2-7]{${EVENT_ID_LENGTH}})([A-Z2-7]{${GUEST_ID_LENGTH}})([A-Z2-7]{${SIGNATURE_LENGTH}})$`);

/** The secret MESSAGE_LINK_KEY as bytes. Throws when it is too short: a fault of the set-up. */
export const messageLinkKey = (secret: string): Uint8Array => {
  const key = new TextEncoder().encode(secret.trim());
  if (key.length < LEAST_KEY_BYTES) throw new Error(`MESSAGE_LINK_KEY has ${key.length} bytes, fewer than ${LEAST_KEY_BYTES}.`);
  return key;
};

const signatureOf = ({ eventId, guestId }: MessageLink, key: Uint8Array): Uint8Array =>
  hmac(sha256, key, new TextEncoder().encode(`${PURPOSE}\n${eventId}\n${guestId}`));

/**
 * What stands in the link of an e-mail with which its reader ends such e-mails: letters and digits alone, nothing of a
 * person in it, and good for ever, as people unsubscribe from old messages too.
 */
export const messageToken = (link: MessageLink, key: Uint8Array): string =>
  `${link.eventId}${link.guestId}${base32nopad.encode(signatureOf(link, key))}`;

/** Whose token this is; undefined when this very text was not made with the key. Takes the same time wherever it differs. */
export const verifyMessageToken = (token: string, key: Uint8Array): MessageLink | undefined => {
  const [, eventId, guestId, signature] = TOKEN.exec(token) ?? [];
  if (!eventId || !guestId || !signature) return undefined;
  const link = { eventId, guestId };
  return isSameText(signature, base32nopad.encode(signatureOf(link, key))) ? link : undefined;
};

const isSameText = (given: string, expected: string): boolean => {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index++) difference |= given.charCodeAt(index) ^ expected.charCodeAt(index);
  return difference === 0;
};

import { ed25519 } from '@noble/curves/ed25519.js';
import { base32nopad } from '@scure/base';
import { TICKET_VERSION, splitTicket } from './ticket-text.ts';

/** What a ticket says. It holds no personal data. */
export type Ticket = { eventId: string; guestId: string; revision: number };

/** A ticket whose text is well formed; its signature is not checked yet. */
export type ParsedTicket = Ticket & { payload: string; signature: Uint8Array };

const SIGNATURE_BYTES = 64;
const SEED_BYTES = 32;
const BASE32 = /^[A-Z2-7]+$/;
const REVISION = /^[1-9][0-9]{0,8}$/;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Base32 without padding; only the one canonical spelling counts, so that a re-cased or bit-padded copy is no ticket. */
const decodeCanonical = (text: string): Uint8Array | undefined => {
  if (!BASE32.test(text)) return undefined;
  try {
    const bytes = base32nopad.decode(text);
    return base32nopad.encode(bytes) === text ? bytes : undefined;
  } catch {
    // The decoder throws for lengths and trailing bits that no encoder produces: such a text is not a ticket.
    return undefined;
  }
};

/**
 * `U1.<eventId>.<guestId>.<revision>.<signature>`: Ed25519 over the part before the signature, all in the alphanumeric
 * alphabet of QR codes.
 * @param secretKey - the 32-byte seed.
 */
export const signTicket = ({ eventId, guestId, revision }: Ticket, secretKey: Uint8Array): string => {
  const payload = `${TICKET_VERSION}.${eventId}.${guestId}.${revision}`;
  return `${payload}.${base32nopad.encode(ed25519.sign(bytesOf(payload), secretKey))}`;
};

/** Reads a ticket's text; undefined when it is none of ours. Says nothing about who signed it. */
export const parseTicket = (text: string): ParsedTicket | undefined => {
  const parts = splitTicket(text);
  if (!parts || !decodeCanonical(parts.eventId) || !decodeCanonical(parts.guestId) || !REVISION.test(parts.revision)) return undefined;
  const signature = decodeCanonical(parts.signature);
  if (signature?.length !== SIGNATURE_BYTES) return undefined;
  const { eventId, guestId, revision } = parts;
  return { eventId, guestId, revision: Number(revision), payload: `${TICKET_VERSION}.${eventId}.${guestId}.${revision}`, signature };
};

/**
 * The ticket, if this very text was signed with the key that belongs to `publicKey` (32 bytes); undefined otherwise.
 * Strict RFC 8032 verification: no malleable signatures, no small-order keys.
 */
export const verifyTicket = (text: string, publicKey: Uint8Array): Ticket | undefined => {
  const parsed = parseTicket(text);
  if (!parsed || !ed25519.verify(parsed.signature, bytesOf(parsed.payload), publicKey, { zip215: false })) return undefined;
  return { eventId: parsed.eventId, guestId: parsed.guestId, revision: parsed.revision };
};

/** The public key (32 bytes) that verifies what this seed signs. */
export const ticketPublicKey = (secretKey: Uint8Array): Uint8Array => ed25519.getPublicKey(secretKey);

/** The seed from its base64 form, as the secret TICKET_SIGNING_KEY holds it. Throws when it is not 32 bytes: a fault of the set-up. */
export const ticketSigningKey = (base64Seed: string): Uint8Array => {
  const binary = atob(base64Seed.trim());
  if (binary.length !== SEED_BYTES) throw new Error(`TICKET_SIGNING_KEY holds ${binary.length} bytes instead of ${SEED_BYTES}, in base64.`);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
};

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { parseTicket, signTicket, ticketPublicKey, ticketSigningKey, verifyTicket } from '../../../lib/domain/ticket.ts';

const secretKey = new Uint8Array(32).fill(7);
const publicKey = ticketPublicKey(secretKey);
const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'];

const eventIds = fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }).map((letters) => letters.join(''));
const tickets = fc.record({
  eventId: eventIds,
  guestId: fc.tuple(eventIds, fc.emailAddress()).map(([eventId, email]) => guestIdOf(eventId, email)),
  revision: fc.integer({ min: 1, max: 999_999_999 }),
});
// Verifying is slow on purpose; these many runs find every mistake that was planted while the tests were written.
const runs = { numRuns: 40 };
const ticket = { eventId: 'ABCD2345', guestId: guestIdOf('ABCD2345', 'ada@usher.example'), revision: 1 };
const text = signTicket(ticket, secretKey);

describe('A ticket', () => {
  it('verifies as what was signed', () => {
    fc.assert(
      fc.property(tickets, (signed) => void expect(verifyTicket(signTicket(signed, secretKey), publicKey)).toEqual(signed)),
      runs,
    );
  });

  it('fits a QR code of version 6 in alphanumeric mode', () => {
    // 154 characters at level M: https://www.qrcode.com/en/about/version.html
    expect(signTicket({ ...ticket, revision: 999_999_999 }, secretKey)).toMatch(/^[A-Z0-9.]{1,154}$/);
  });

  it('holds no personal data', () => {
    expect(text).not.toMatch(/ada|usher\.example/i);
  });

  it('does not verify with one character changed, whichever it is', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...ALPHABET, '.', '0', '1', 'a', ' '), (index, character) => {
        fc.pre(text[index] !== character);
        expect(verifyTicket(text.slice(0, index) + character + text.slice(index + 1), publicKey)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('does not verify truncated or extended', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => void expect(verifyTicket(text.slice(0, length), publicKey)).toBeUndefined()),
      { numRuns: 134 },
    );
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 5 }), (more) => void expect(verifyTicket(text + more, publicKey)).toBeUndefined()),
      runs,
    );
  });

  it('does not verify in another case', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }), (lower) => {
        const recased = [...text].map((character, index) => (lower[index] ? character.toLowerCase() : character)).join('');
        fc.pre(recased !== text);
        expect(verifyTicket(recased, publicKey)).toBeUndefined();
      }),
      runs,
    );
  });

  it('does not carry its signature over to another event, guest or revision', () => {
    fc.assert(
      fc.property(tickets, tickets, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        const signature = signTicket(one, secretKey).split('.')[4];
        expect(verifyTicket(`U1.${other.eventId}.${other.guestId}.${other.revision}.${signature}`, publicKey)).toBeUndefined();
      }),
      runs,
    );
  });

  it('does not verify when another key signed it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        fc.pre(seed.some((byte) => byte !== 7));
        expect(verifyTicket(signTicket(ticket, seed), publicKey)).toBeUndefined();
      }),
      runs,
    );
  });

  it('does not verify with a signature whose unused bits are set', () => {
    // 103 characters hold 515 bits; the last three must be zero.
    const last = ALPHABET.indexOf(text.at(-1) ?? '');
    const twins = [1, 2, 3, 4, 5, 6, 7].map((bits) => text.slice(0, -1) + ALPHABET[last | bits]);
    expect(twins.map((twin) => parseTicket(twin))).toEqual(twins.map(() => undefined));
  });

  it.each(['', 'U1', 'U1....', 'U2' + text.slice(2), text.replace('.1.', '.01.'), text.replace('.1.', '.0.'), text.replace('.1.', '.-1.')])(
    'is not what "%s" is',
    (other) => expect(parseTicket(other)).toBeUndefined(),
  );

  it('is not any text a camera may read', () => {
    fc.assert(fc.property(fc.string(), (other) => void expect(verifyTicket(other, publicKey)).toBeUndefined()));
  });
});

describe('The signing key', () => {
  it('is the seed that the secret holds in base64', () => {
    expect(ticketSigningKey(`${Buffer.from(secretKey).toString('base64')}\n`)).toEqual(secretKey);
  });

  it('is refused when it has another length', () => {
    expect(() => ticketSigningKey(Buffer.alloc(31).toString('base64'))).toThrow('31 bytes instead of 32');
  });
});

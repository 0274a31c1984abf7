import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { maskedEmail } from '../../../lib/domain/masked-email.ts';
import { messageLinkKey, messageToken, verifyMessageToken } from '../../../lib/domain/message-token.ts';

const key = messageLinkKey('a key that nobody else has');
const link = { eventId: 'ABCD2345', guestId: guestIdOf('ABCD2345', 'ada@usher.example') };

describe('The token of a link in an e-mail', () => {
  it('names event and guest, and nothing of the person', () => {
    const token = messageToken(link, key);
    expect(verifyMessageToken(token, key)).toEqual(link);
    expect(token).toMatch(/^[A-Z2-7]{76}$/);
    expect(token.toLowerCase()).not.toContain('ada');
  });

  it('is of no use under another key, for another guest, or for another event', () => {
    const token = messageToken(link, key);
    expect(verifyMessageToken(token, messageLinkKey('a key that somebody else has'))).toBeUndefined();
    const other = messageToken({ ...link, guestId: guestIdOf('ABCD2345', 'bob@usher.example') }, key);
    expect(verifyMessageToken(`${other.slice(0, 24)}${token.slice(24)}`, key)).toBeUndefined();
    expect(verifyMessageToken(`EEEEEEEE${token.slice(8)}`, key)).toBeUndefined();
  });

  it('counts in no other spelling than its own', () => {
    const token = messageToken(link, key);
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567a1 '), (index, character) => {
        const changed = `${token.slice(0, index)}${character}${token.slice(index + 1)}`;
        return changed === token || verifyMessageToken(changed, key) === undefined;
      }),
    );
    for (const broken of ['', token.slice(1), `${token}A`, `${token}\n`, token.toLowerCase()]) {
      expect(verifyMessageToken(broken, key)).toBeUndefined();
    }
  });

  it('is made with no key that could be guessed', () => expect(() => messageLinkKey('short')).toThrow(/MESSAGE_LINK_KEY/));
});

it.each([
  ['ada@usher.example', 'a•••@usher.example'],
  ['a@b.example', 'a•••@b.example'],
])('%s is shown as %s', (email, masked) => expect(maskedEmail(email)).toBe(masked));

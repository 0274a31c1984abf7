import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guestSearchKeys, searchKey } from '../../../lib/domain/search-key.ts';

describe('A search key', () => {
  it.each([
    ['  Ada   Lovelace ', 'ada lovelace'],
    ['Åsa Łukasz', 'asa lukasz'],
    ['Straße', 'strasse'],
    ["O'Neill", 'oneill'],
    ['O’Neill', 'oneill'],
    ['ﬁrst', 'first'],
    ['Ｗｉｄｅ', 'wide'],
    ['Жанна', 'жанна'],
    ['张伟', '张伟'],
  ])('of "%s" is "%s"', (text, key) => expect(searchKey(text)).toBe(key));

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => void expect(searchKey(searchKey(text))).toBe(searchKey(text))),
    );
  });

  it('is found by any beginning of the text it comes from', () => {
    const words = fc.array(fc.constantFrom('a', 'é', 'Ø', 'z', ' ', "'", '张'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.nat(), (letters, length) => {
        const text = letters.join('');
        const typed = letters.slice(0, length % (letters.length + 1)).join('');
        // Apostrophes alone keep their own form, so that no key is empty.
        fc.pre(/[^' ]/.test(typed));
        expect(searchKey(text).startsWith(searchKey(typed))).toBe(true);
      }),
    );
  });

  it('fits a key of DynamoDB', () => {
    expect(Buffer.byteLength(searchKey('😀'.repeat(500)))).toBeLessThanOrEqual(1024);
  });

  it('is never empty for a name, be it of marks alone', () => {
    expect(searchKey('\u0301\u0302')).not.toBe('');
  });
});

describe('The keys of a guest', () => {
  it('start with either name', () => {
    const keys = guestSearchKeys({ givenName: 'Ada', familyName: 'Lovelace', company: ' ', email: 'Ada@Usher.example' });
    expect(keys).toEqual({ givenNameKey: 'ada lovelace', familyNameKey: 'lovelace ada', emailKey: 'ada@usher.example' });
  });

  it('have a company only when there is one', () => {
    expect(guestSearchKeys({ givenName: 'A', familyName: 'B', company: 'Ünïted', email: 'a@b.example' })).toMatchObject({
      companyKey: 'united',
    });
  });
});

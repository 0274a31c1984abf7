import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../lib/domain/app-error.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { idempotencyKey, REGISTRATION_LIMITS, registrationInput } from '../../../lib/validation/registration.ts';

const valid = { givenName: 'Ada', familyName: 'Lovelace', notifyByEmail: true, notifyBySms: false, consent: true };

const issuesOf = (changes: object): string[] => {
  const result = registrationInput.safeParse({ ...valid, ...changes });
  return (result.error?.issues ?? []).map(({ path }) => path.join('.'));
};

describe('A registration', () => {
  it('needs names, choices and consent alone', () => {
    expect(registrationInput.parse(valid)).toEqual(valid);
  });

  it('is tidied up', () => {
    const typed = {
      ...valid,
      givenName: ' Ada\tAugusta \n',
      company: '  ',
      jobTitle: null,
      dietaryNeeds: ' no nuts\r\nno milk ',
      phone: '00351 912-345-678',
    };
    expect(registrationInput.parse(typed)).toEqual({
      ...valid,
      givenName: 'Ada Augusta',
      dietaryNeeds: 'no nuts\nno milk',
      phone: '+351912345678',
    });
  });

  it.each([
    [{ givenName: '' }, 'givenName'],
    [{ givenName: '-' }, 'givenName'],
    [{ familyName: '   ' }, 'familyName'],
    [{ familyName: 'x'.repeat(REGISTRATION_LIMITS.name + 1) }, 'familyName'],
    [{ company: 'x'.repeat(REGISTRATION_LIMITS.company + 1) }, 'company'],
    [{ dietaryNeeds: 'x'.repeat(REGISTRATION_LIMITS.needs + 1) }, 'dietaryNeeds'],
    [{ phone: '912 345 678' }, 'phone'],
    [{ phone: '+351 12' }, 'phone'],
    [{ phone: 'call me' }, 'phone'],
    [{ notifyBySms: true }, 'phone'],
    [{ notifyBySms: true, phone: '912' }, 'phone'],
    [{ notifyBySms: true, phone: ' ' }, 'phone'],
    [{ consent: false }, 'consent'],
    [{ consent: undefined }, 'consent'],
    [{ notifyByEmail: 'yes' }, 'notifyByEmail'],
    [{ language: 'fr' }, 'language'],
  ])('with %o is marked at %s', (changes, path) => expect(issuesOf(changes)).toEqual([path]));

  it('names a language of messages, or leaves it as it was', () => {
    expect(registrationInput.parse({ ...valid, language: 'de' }).language).toBe('de');
    expect(registrationInput.parse({ ...valid, language: null }).language).toBeUndefined();
  });

  it('takes names of any script', () => {
    expect(issuesOf({ givenName: '王', familyName: "O'Neill-Łukasz" })).toEqual([]);
  });

  it('holds no control characters, whatever is typed', () => {
    const characters = fc.integer({ min: 0, max: 0x2fff }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 40 }), (typed) => {
        const result = registrationInput.safeParse({ ...valid, givenName: `A${typed.join('')}` });
        return !result.success || !/\p{Cc}/u.test(result.data.givenName);
      }),
    );
  });

  it('fails with every issue as an AppError', () => {
    const attempt = () => parseInput(registrationInput, { ...valid, givenName: '', consent: false });
    expect(attempt).toThrow(AppError);
    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        issues: [expect.objectContaining({ path: 'givenName' }), expect.objectContaining({ path: 'consent' })],
      }),
    );
  });
});

it.each([
  ['7b0e4a4e-5f3b-4d8c-9a53-3a0d0e6f2b11', true],
  ['short', false],
  ['with spaces in it', false],
  ['x'.repeat(65), false],
])('The key "%s" of a submission is valid: %s', (key, isValid) => expect(idempotencyKey.safeParse(key).success).toBe(isValid));

import { describe, expect, it } from 'vitest';
import { errorTypeOf, loadResolver, runOf } from './handler-run.ts';

const readOwnGuest = loadResolver('read-own-guest');
const eventId = 'ABCD2345';
const guestId = 'ABCDEFGHIJKLMNOP';

describe('Whoever subscribes as a guest', () => {
  it('is refused before the table is asked for a key that it would not take', () => {
    for (const id of ['', 'x'.repeat(3_000)]) {
      expect(
        errorTypeOf(() => readOwnGuest.request(runOf({ args: { eventId, guestId: id } }))),
        id,
      ).toBe('FORBIDDEN');
    }
    expect(errorTypeOf(() => readOwnGuest.request(runOf({ args: { eventId, guestId } })))).toBeUndefined();
  });

  it.each([
    ['nobody', null, 'FORBIDDEN'],
    ['somebody else', { sub: 'sub-2', eventId }, 'FORBIDDEN'],
    ['a guest of another event', { sub: 'sub-1', eventId: 'AAAAAAAA' }, 'FORBIDDEN'],
    ['the guest', { sub: 'sub-1', eventId }, undefined],
  ])('as %s ends with its error', (_who, result, errorType) => {
    expect(errorTypeOf(() => readOwnGuest.response(runOf({ args: { eventId, guestId }, result })))).toBe(errorType);
  });
});

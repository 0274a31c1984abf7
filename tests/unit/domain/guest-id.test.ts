import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventIdFrom } from '../../../lib/domain/event-id.ts';
import { eventShardOf, eventShards, guestIdOf, normaliseEmail } from '../../../lib/domain/guest-id.ts';

describe('A guest id', () => {
  it('is the same for one person, however the address is typed', () => {
    expect(guestIdOf('ABCD2345', ' Ada@USHER.example ')).toBe(guestIdOf('ABCD2345', 'ada@usher.example'));
    expect(normaliseEmail('Zoe\u0308@x.example')).toBe('zoë@x.example');
  });

  it('is another one at another event', () => {
    expect(guestIdOf('ABCD2345', 'ada@usher.example')).not.toBe(guestIdOf('ABCD2346', 'ada@usher.example'));
  });

  it('is sixteen characters of base32 that name nobody', () => {
    fc.assert(fc.property(fc.emailAddress(), (email) => void expect(guestIdOf('ABCD2345', email)).toMatch(/^[A-Z2-7]{16}$/)));
  });

  it('belongs to one of the shards of its event', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.integer({ min: 1, max: 16 }), (email, shards) => {
        expect(eventShards('ABCD2345', shards)).toContain(eventShardOf('ABCD2345', guestIdOf('ABCD2345', email), shards));
      }),
    );
  });
});

it('An event id spells five bytes in eight characters', () => {
  expect(eventIdFrom(new Uint8Array([0, 0, 0, 0, 31]))).toBe('AAAAAAA7');
  expect(eventIdFrom(new Uint8Array(16))).toBe('AAAAAAAA');
});

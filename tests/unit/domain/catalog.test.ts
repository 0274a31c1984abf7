import { describe, expect, it } from 'vitest';
import { isDietaryTag, isOnOffer } from '../../../lib/domain/catalog.ts';

const at = (time: string): Date => new Date(`2026-05-01T${time}Z`);

describe('isOnOffer', () => {
  const lunch = { availableFrom: '2026-05-01T12:00:00Z', availableUntil: '2026-05-01T14:00:00Z' };

  it('opens with the first instant and closes with the last', () => {
    expect(isOnOffer(lunch, at('11:59:59.999'))).toBe(false);
    expect(isOnOffer(lunch, at('12:00:00'))).toBe(true);
    expect(isOnOffer(lunch, at('13:59:59.999'))).toBe(true);
    expect(isOnOffer(lunch, at('14:00:00'))).toBe(false);
  });

  it('has no limit where none is set', () => {
    expect(isOnOffer({}, at('03:00:00'))).toBe(true);
    expect(isOnOffer({ availableFrom: null, availableUntil: lunch.availableUntil }, at('03:00:00'))).toBe(true);
    expect(isOnOffer({ availableFrom: lunch.availableFrom }, at('23:00:00'))).toBe(true);
  });

  it('is never true of what was archived', () => {
    expect(isOnOffer({ ...lunch, archivedAt: '2026-04-01T00:00:00Z' }, at('13:00:00'))).toBe(false);
  });
});

describe('isDietaryTag', () => {
  it('knows its own names and no inherited ones', () => {
    expect(['VEGAN', 'vegan', 'toString', ''].map(isDietaryTag)).toEqual([true, false, false, false]);
  });
});

import { describe, expect, it } from 'vitest';
import { CAPACITY_SETTINGS } from '../../../amplify/infra/capacity-settings.ts';
import { readSettings } from '../../../amplify/infra/settings.ts';

describe('Settings of capacity', () => {
  it('ask for nothing where they are not set, or empty', () => {
    const settings = readSettings({ USHER_MAX_WRITES: ' ' });
    expect(settings.USHER_API_CACHE_SECONDS).toBe(10);
    const others = (Object.keys(CAPACITY_SETTINGS) as (keyof typeof CAPACITY_SETTINGS)[]).filter(
      (name) => name !== 'USHER_API_CACHE_SECONDS',
    );
    expect(others.filter((name) => settings[name] !== undefined)).toEqual([]);
  });

  it('are whole numbers within what AWS takes', () => {
    expect(readSettings({ USHER_WARM_WRITES: '8000', USHER_API_CACHE: 'SMALL' })).toMatchObject({
      USHER_WARM_WRITES: 8_000,
      USHER_API_CACHE: 'SMALL',
    });
    for (const value of ['10', '40001', '4000.5', '-1', 'many'])
      expect(() => readSettings({ USHER_WARM_WRITES: value })).toThrow('USHER_WARM_WRITES has to be');
  });

  it('are refused together, each by its name', () => {
    expect(() => readSettings({ USHER_API_CACHE: 'TINY', USHER_SENDER_CONCURRENCY: '0' })).toThrow(
      /USHER_SENDER_CONCURRENCY .* USHER_API_CACHE /,
    );
  });
});

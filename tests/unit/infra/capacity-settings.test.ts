import { describe, expect, it } from 'vitest';
import { CAPACITY_SETTINGS, readSettings } from '../../../amplify/infra/capacity-settings.ts';

describe('Settings of capacity', () => {
  it('ask for nothing where they are not set, or empty', () => {
    const { USHER_API_CACHE_SECONDS: seconds, ...others } = readSettings({ USHER_MAX_WRITES: ' ' });
    expect(seconds).toBe(10);
    expect(Object.keys(others)).toHaveLength(Object.keys(CAPACITY_SETTINGS).length - 1);
    expect(Object.values(others).every((value) => value === undefined)).toBe(true);
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

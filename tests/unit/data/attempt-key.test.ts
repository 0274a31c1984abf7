import { beforeEach, describe, expect, it, vi } from 'vitest';
import { attemptKey, forgetAttempt } from '../../../lib/data/attempt-key.ts';
import { memoryStorage } from '../components/memory-storage.ts';

beforeEach(() => vi.stubGlobal('sessionStorage', memoryStorage()));

describe('attemptKey', () => {
  it('stays the same while the same entries are sent again', () => {
    expect(attemptKey('a', { name: 'Ada' })).toBe(attemptKey('a', { name: 'Ada' }));
  });

  it('changes with the entries, and with what is being created', () => {
    const key = attemptKey('a', { name: 'Ada' });
    expect(attemptKey('b', { name: 'Ada' })).not.toBe(key);
    expect(attemptKey('a', { name: 'Grace' })).not.toBe(key);
  });

  it('is another one after the attempt succeeded', () => {
    const key = attemptKey('a', {});
    forgetAttempt('a');
    expect(attemptKey('a', {})).not.toBe(key);
  });
});

import { describe, expect, it } from 'vitest';
import { passesBodyPolicy, passesFilterPolicy } from '../../../../local/messaging/filter-policy.ts';

const attributes = {
  area: { type: 'String', value: 'north' },
  seats: { type: 'Number', value: '12' },
  tags: { type: 'String.Array', value: '["food","vegan"]' },
};
const passes = (policy: Record<string, unknown>) => passesFilterPolicy(policy, attributes);

describe('filter policy on attributes', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['an equal string', { area: ['south', 'north'] }, true],
    ['another string', { area: ['south'] }, false],
    ['every key at once', { area: ['north'], seats: [13] }, false],
    ['a number by value', { seats: [12] }, true],
    ['a string that looks like the number', { seats: ['12'] }, false],
    ['a numeric range', { seats: [{ numeric: ['>', 10, '<=', 12] }] }, true],
    ['outside a numeric range', { seats: [{ numeric: ['<', 12] }] }, false],
    ['a prefix', { area: [{ prefix: 'no' }] }, true],
    ['a suffix', { area: [{ suffix: 'no' }] }, false],
    ['another case', { area: [{ 'equals-ignore-case': 'NORTH' }] }, true],
    ['anything but a value', { area: [{ 'anything-but': 'north' }] }, false],
    ['anything but a list', { area: [{ 'anything-but': ['south', 'west'] }] }, true],
    ['anything but a prefix', { area: [{ 'anything-but': { prefix: 'no' } }] }, false],
    ['anything but, on a key that is missing', { zone: [{ 'anything-but': 'x' }] }, false],
    ['one element of a list', { tags: ['vegan'] }, true],
    ['a key that exists', { area: [{ exists: true }] }, true],
    ['a key that must not exist', { area: [{ exists: false }] }, false],
    ['a missing key that must not exist', { zone: [{ exists: false }] }, true],
    ['either branch of $or', { $or: [{ area: ['south'] }, { seats: [12] }] }, true],
    ['an operator it does not know', { area: [{ cidr: '10.0.0.0/8' }] }, false],
    ['no condition', {}, true],
  ])('%s', (_name, policy, expected) => {
    expect(passes(policy)).toBe(expected);
  });

  it('lets everything pass without a policy', () => {
    expect(passesFilterPolicy(undefined, {})).toBe(true);
  });
});

describe('filter policy on the body', () => {
  const body = { event: { id: 'ABCDEFGH', tags: ['a', 'b'] }, count: 3, done: false };

  it('follows nested keys and lists', () => {
    expect(passesBodyPolicy({ event: { id: ['ABCDEFGH'], tags: ['b'] }, count: [{ numeric: ['=', 3] }], done: [false] }, body)).toBe(true);
    expect(passesBodyPolicy({ event: { id: ['OTHER'] } }, body)).toBe(false);
    expect(passesBodyPolicy({ event: { missing: { deep: ['x'] } } }, body)).toBe(false);
  });

  it('refuses a body that is no object', () => {
    expect(passesBodyPolicy({ a: ['x'] }, 'x')).toBe(false);
  });
});

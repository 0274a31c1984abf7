import { describe, expect, it } from 'vitest';
import { compileFilters } from '../../../../local/streams/event-filter.ts';

const record = {
  eventName: 'MODIFY',
  dynamodb: {
    SizeBytes: 120,
    Keys: { id: { S: 'EVT1#a' } },
    NewImage: {
      state: { S: 'REGISTERED' },
      email: { S: 'Ada@Example.org' },
      seats: { N: '2' },
      tags: { SS: ['vip', 'press'] },
      note: { NULL: true },
    },
  },
};

const passes = (pattern: unknown) => compileFilters([JSON.stringify(pattern)])(record);
const image = (attribute: string, rules: unknown[], type = 'S') => ({ dynamodb: { NewImage: { [attribute]: { [type]: rules } } } });

describe('event filters', () => {
  it('let everything pass without patterns', () => {
    expect(compileFilters([])(record)).toBe(true);
  });

  it.each([
    ['a value', { eventName: ['MODIFY'] }],
    ['one of several values', { eventName: ['INSERT', 'MODIFY'] }],
    ['a boolean', image('note', [true], 'NULL')],
    ['a prefix', image('state', [{ prefix: 'REG' }])],
    ['a prefix in any case', image('state', [{ prefix: { 'equals-ignore-case': 'reg' } }])],
    ['a suffix', image('email', [{ suffix: '.org' }])],
    ['a suffix in any case', image('email', [{ suffix: { 'equals-ignore-case': 'EXAMPLE.ORG' } }])],
    ['a text in any case', image('email', [{ 'equals-ignore-case': 'ada@example.ORG' }])],
    ['a wildcard', image('email', [{ wildcard: 'Ada@*.org' }])],
    ['a range of a number', { dynamodb: { SizeBytes: [{ numeric: ['>', 100, '<=', 120] }] } }],
    ['an attribute that is there', image('state', [{ exists: true }])],
    ['an attribute that is not there', { dynamodb: { OldImage: { state: { S: [{ exists: false }] } } } }],
    ['anything but a value', image('state', [{ 'anything-but': 'CANCELLED' }])],
    ['anything but several values', image('state', [{ 'anything-but': ['CANCELLED', 'WAITLISTED'] }])],
    ['anything but a prefix', image('state', [{ 'anything-but': { prefix: 'CAN' } }])],
    ['an element of a set', image('tags', ['press'], 'SS')],
    ['one of two conditions', { $or: [{ eventName: ['REMOVE'] }, image('state', ['REGISTERED'])] }],
    ['a nested alternative', { dynamodb: { NewImage: { $or: [{ state: { S: ['X'] } }, { seats: { N: ['2'] } }] } } }],
  ])('match %s', (_name, pattern) => {
    expect(passes(pattern)).toBe(true);
  });

  it.each([
    ['another value', { eventName: ['INSERT'] }],
    ['one of two conditions that must both hold', { eventName: ['MODIFY'], ...image('state', ['CANCELLED']) }],
    ['a value in other case', image('state', ['registered'])],
    ['a number of an item, which is a string in the event', image('seats', [{ numeric: ['=', 2] }], 'N')],
    ['anything but a value when the attribute is missing', image('absent', [{ 'anything-but': 'x' }])],
    ['an attribute that should be missing', image('state', [{ exists: false }])],
    ['an object where a value should exist', { dynamodb: { NewImage: [{ exists: true }] } }],
    ['a wildcard whose dots are no wildcards', image('email', [{ wildcard: 'Ada@Example*rg.' }])],
  ])('do not match %s', (_name, pattern) => {
    expect(passes(pattern)).toBe(false);
  });

  it('pass what any of several patterns matches', () => {
    const filter = compileFilters([JSON.stringify({ eventName: ['REMOVE'] }), JSON.stringify(image('state', ['REGISTERED']))]);
    expect(filter(record)).toBe(true);
  });

  it.each([
    '{"a": [{"cidr": "10.0.0.0/8"}]}',
    '{"a": "b"}',
    '{"a": [{"numeric": [">"]}]}',
    'not json',
    '[]',
    '{"a": [{"prefix": "x", "suffix": "y"}]}',
  ])('refuse what the sandbox does not know: %s', (pattern) => {
    expect(() => compileFilters([pattern])).toThrow(expect.objectContaining({ code: 'TEMPLATE_UNSUPPORTED' }));
  });
});

import { describe, expect, it } from 'vitest';
import { matchesArguments } from '../../../../local/appsync/realtime/argument-matcher.ts';

const todo = { id: 't1', when: 'tomorrow', where: null, done: false };

describe('the arguments of a subscription', () => {
  it('let everything pass when none is given', () => {
    expect(matchesArguments({}, todo)).toBe(true);
    expect(matchesArguments({ id: undefined }, todo)).toBe(true);
  });

  it('must all equal the fields of the result', () => {
    expect(matchesArguments({ id: 't1', when: 'tomorrow' }, todo)).toBe(true);
    expect(matchesArguments({ id: 't1', when: 'today' }, todo)).toBe(false);
    expect(matchesArguments({ done: false }, todo)).toBe(true);
  });

  it('given as null ask for results whose field is null or was not selected', () => {
    expect(matchesArguments({ where: null }, todo)).toBe(true);
    expect(matchesArguments({ owner: null }, todo)).toBe(true);
    expect(matchesArguments({ when: null }, todo)).toBe(false);
  });

  it('pass nothing when the result has no such field', () => {
    expect(matchesArguments({ id: 't1' }, null)).toBe(false);
    expect(matchesArguments({ id: 't1' }, [todo])).toBe(false);
  });
});

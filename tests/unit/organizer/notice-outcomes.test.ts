import { describe, expect, it } from 'vitest';
import {
  ALL_OUTCOMES,
  causesOf,
  isOutcome,
  OUTCOMES,
  outcomeOf,
  outcomeRowsOf,
} from '../../../components/organizer/notices/notice-outcomes.ts';
import type { NoticeCount } from '../../../lib/data/notice-log.ts';

const count = (changes: Partial<NoticeCount>): NoticeCount => ({ kind: 'PROMOTED', channel: 'EMAIL', state: 'SENT', count: 1, ...changes });

describe('what became of a message', () => {
  it('is told apart by words alone', () => {
    expect(new Set(ALL_OUTCOMES.map((outcome) => OUTCOMES[outcome].label)).size).toBe(ALL_OUTCOMES.length);
  });

  it('is its state, and once it was sent what the provider told', () => {
    const outcomes = [
      outcomeOf({ channel: 'IN_APP', state: 'SENT' }),
      outcomeOf({ channel: 'SMS', state: 'SENDING' }),
      outcomeOf({ channel: 'SMS', state: 'SENT' }),
      outcomeOf({ channel: 'SMS', state: 'SENT', delivery: 'DELIVERED' }),
      outcomeOf({ channel: 'EMAIL', state: 'SENT', delivery: 'BOUNCED' }),
      outcomeOf({ channel: 'EMAIL', state: 'FAILED', delivery: 'BOUNCED' }),
      outcomeOf({ channel: 'SMS', state: 'EXPIRED' }),
    ];
    expect(outcomes).toEqual(['IN_THE_APP', 'WAITING', 'NO_WORD', 'ARRIVED', 'BOUNCED', 'FAILED', 'EXPIRED']);
  });

  it('has a filter that finds it', () => {
    for (const outcome of ALL_OUTCOMES) {
      const { state = 'SENT', delivery, channel = 'EMAIL' } = OUTCOMES[outcome].filter;
      expect(outcomeOf({ channel, state, delivery })).toBe(outcome);
    }
  });

  it('is read from an address without trusting it', () => {
    expect(['FAILED', 'failed', '', 'toString'].map(isOutcome)).toEqual([true, false, false, false]);
  });
});

describe('the counts', () => {
  const counts = [
    count({ count: 5, delivery: 'DELIVERED' }),
    count({ kind: 'REGISTERED', count: 2, delivery: 'DELIVERED' }),
    count({ channel: 'SMS', count: 4, delivery: 'DELIVERED' }),
    count({ state: 'FAILED', reason: 'MessageRejected', count: 3 }),
    count({ kind: 'REGISTERED', state: 'FAILED', reason: 'MessageRejected', count: 1 }),
    count({ channel: 'SMS', state: 'UNKNOWN', reason: 'TimeoutError', count: 9 }),
    count({ delivery: 'BOUNCED', reason: 'BOUNCE_PERMANENT_GENERAL', count: 2 }),
    count({ state: 'FAILED', delivery: 'BOUNCED', reason: 'BOUNCE_PERMANENT_GENERAL', count: 1 }),
    count({ state: 'EXPIRED', reason: 'TOO_LATE', count: 8 }),
  ];

  it('add up by outcome and channel, in a fixed order, without empty rows', () => {
    const rows = outcomeRowsOf(counts).map(({ outcome, byChannel, total }) => [outcome, Object.fromEntries(byChannel), total]);
    expect(rows).toEqual([
      ['ARRIVED', { EMAIL: 7, SMS: 4 }, 11],
      ['UNKNOWN', { SMS: 9 }, 9],
      ['FAILED', { EMAIL: 5 }, 5],
      ['BOUNCED', { EMAIL: 2 }, 2],
      ['EXPIRED', { EMAIL: 8 }, 8],
    ]);
  });

  it('give the causes of trouble, the most frequent first, and which of them another attempt may help', () => {
    expect(causesOf(counts)).toEqual([
      { outcome: 'UNKNOWN', channel: 'SMS', reason: 'TimeoutError', count: 9, mayBeResent: true },
      { outcome: 'FAILED', channel: 'EMAIL', reason: 'MessageRejected', count: 4, mayBeResent: true },
      { outcome: 'BOUNCED', channel: 'EMAIL', reason: 'BOUNCE_PERMANENT_GENERAL', count: 2, mayBeResent: false },
      { outcome: 'FAILED', channel: 'EMAIL', reason: 'BOUNCE_PERMANENT_GENERAL', count: 1, mayBeResent: false },
    ]);
  });
});

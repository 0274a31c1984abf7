import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../../local/scheduler/schedule-expression.ts';
import { latestDue } from '../../../../local/scheduler/latest-due.ts';

const START = new Date('2026-03-02T10:00:00Z');

const dues = (expression: string, { timeZone = 'UTC', from = START, count = 3 } = {}) => {
  const next = parseSchedule({ expression, timeZone, startedAt: START });
  const found: string[] = [];
  for (let after: Date | undefined = from; after && found.length < count;) {
    after = next(after);
    if (after) found.push(after.toISOString());
  }
  return found;
};

describe('schedule expressions', () => {
  it.each([
    [
      'every minute, as Amplify writes it',
      'cron(*/1 * * * ? *)',
      ['2026-03-02T10:01:00.000Z', '2026-03-02T10:02:00.000Z', '2026-03-02T10:03:00.000Z'],
    ],
    [
      'every 15 minutes from the fifth',
      'cron(5/15 * * * ? *)',
      ['2026-03-02T10:05:00.000Z', '2026-03-02T10:20:00.000Z', '2026-03-02T10:35:00.000Z'],
    ],
    [
      'weekdays, where 1 is Sunday',
      'cron(0 9 ? * 2-6 *)',
      ['2026-03-03T09:00:00.000Z', '2026-03-04T09:00:00.000Z', '2026-03-05T09:00:00.000Z'],
    ],
    ['weekdays by name', 'cron(0 9 ? * MON-FRI *)', ['2026-03-03T09:00:00.000Z', '2026-03-04T09:00:00.000Z', '2026-03-05T09:00:00.000Z']],
    ['the last day of a month', 'cron(0 0 L * ? *)', ['2026-03-31T00:00:00.000Z', '2026-04-30T00:00:00.000Z', '2026-05-31T00:00:00.000Z']],
    [
      'the last Friday of a month',
      'cron(15 10 ? * 6L *)',
      ['2026-03-27T10:15:00.000Z', '2026-04-24T10:15:00.000Z', '2026-05-29T10:15:00.000Z'],
    ],
    [
      'the first Monday of a month',
      'cron(0 8 ? * 2#1 *)',
      ['2026-04-06T08:00:00.000Z', '2026-05-04T08:00:00.000Z', '2026-06-01T08:00:00.000Z'],
    ],
    [
      'the weekday nearest to the 15th',
      'cron(0 8 15W * ? *)',
      ['2026-03-16T08:00:00.000Z', '2026-04-15T08:00:00.000Z', '2026-05-15T08:00:00.000Z'],
    ],
    ['one year only', 'cron(0 0 1 1 ? 2027)', ['2027-01-01T00:00:00.000Z']],
    [
      'a rate, from the start of the schedule',
      'rate(5 minutes)',
      ['2026-03-02T10:05:00.000Z', '2026-03-02T10:10:00.000Z', '2026-03-02T10:15:00.000Z'],
    ],
    ['one instant', 'at(2026-05-01T09:00:00)', ['2026-05-01T09:00:00.000Z']],
  ])('finds the due times of %s', (_name, expression, expected) => {
    expect(dues(expression)).toEqual(expected);
  });

  it('follows the time zone of the schedule over the change of the clocks', () => {
    const options = { timeZone: 'Europe/Lisbon', from: new Date('2026-03-27T12:00:00Z') };
    expect(dues('cron(0 9 * * ? *)', options)).toEqual([
      '2026-03-28T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
      '2026-03-30T08:00:00.000Z',
    ]);
  });

  it('skips a time that does not exist on the day the clocks go forward', () => {
    const options = { timeZone: 'Europe/Lisbon', from: new Date('2026-03-28T00:00:00Z'), count: 2 };
    expect(dues('cron(30 1 * * ? *)', options)).toEqual(['2026-03-28T01:30:00.000Z', '2026-03-30T00:30:00.000Z']);
  });

  it('runs once when an hour happens twice', () => {
    const options = { timeZone: 'Europe/Lisbon', from: new Date('2026-10-24T12:00:00Z'), count: 2 };
    expect(dues('cron(30 1 * * ? *)', options)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z']);
  });

  it('reads at() in the time zone of the schedule', () => {
    expect(dues('at(2026-07-01T09:00:00)', { timeZone: 'America/New_York' })).toEqual(['2026-07-01T13:00:00.000Z']);
  });

  it.each([
    'cron(* * * * *)',
    'cron(0 9 * * * *)',
    'cron(0 9 ? * ? *)',
    'cron(99 * * * ? *)',
    'rate(0 minutes)',
    'rate(5 weeks)',
    'at(tomorrow)',
    'every minute',
  ])('refuses %s and says how to write it', (expression) => {
    expect(() => parseSchedule({ expression, timeZone: 'UTC', startedAt: START })).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_UNSUPPORTED', message: expect.stringContaining(expression) as string }),
    );
  });
});

describe('the latest due time of a span', () => {
  const everyMinute = parseSchedule({ expression: 'cron(* * * * ? *)', timeZone: 'UTC', startedAt: START });

  it('is the last one when the clock jumped over many', () => {
    expect(latestDue(everyMinute, START, new Date('2026-03-05T10:00:30Z'))).toEqual(new Date('2026-03-05T10:00:00Z'));
  });

  it('counts the end of the span and not its beginning', () => {
    expect(latestDue(everyMinute, START, new Date('2026-03-02T10:01:00Z'))).toEqual(new Date('2026-03-02T10:01:00Z'));
    expect(latestDue(everyMinute, START, new Date('2026-03-02T10:00:59Z'))).toBeUndefined();
  });
});

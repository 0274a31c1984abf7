import { Cron } from 'croner';
import { SandboxError } from '../sandbox-error.ts';

/** The first due time after an instant; undefined when there is none. */
export type NextDue = (after: Date) => Date | undefined;

const UNIT_MS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** A schedule that the clocks' change skips this often has no due time. */
const SKIP_LIMIT = 400;

/**
 * Reads an expression of EventBridge Scheduler: `cron(0 9 ? * MON-FRI *)`, `rate(5 minutes)` or `at(2026-05-01T09:00:00)`.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html. A rate counts from `startedAt`. Throws
 * TEMPLATE_UNSUPPORTED when the expression is not valid.
 */
export function parseSchedule({ expression, timeZone, startedAt }: { expression: string; timeZone: string; startedAt: Date }): NextDue {
  const [, kind, body = ''] = /^(cron|rate|at)\((.*)\)$/.exec(expression.trim()) ?? [];
  try {
    if (kind === 'cron') return parseCron(body.trim(), timeZone);
    if (kind === 'rate') return parseRate(body.trim(), startedAt);
    if (kind === 'at') return parseAt(body.trim(), timeZone);
  } catch (cause) {
    throw invalid(expression, cause);
  }
  throw invalid(expression);
}

function parseRate(body: string, startedAt: Date): NextDue {
  const [, value, unit = ''] = /^(\d+)\s+(minute|hour|day)s?$/.exec(body) ?? [];
  const periodMs = Number(value) * (UNIT_MS[unit] ?? 0);
  if (!(periodMs > 0)) throw new Error('A rate is a positive number of minutes, hours or days.');
  return (after) => {
    const elapsed = Math.max(0, after.getTime() - startedAt.getTime());
    return new Date(startedAt.getTime() + (Math.floor(elapsed / periodMs) + 1) * periodMs);
  };
}

function parseAt(body: string, timeZone: string): NextDue {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(body)) throw new Error('at() takes yyyy-mm-ddThh:mm:ss.');
  const due = new Cron(body, { timezone: timeZone, paused: true }).getOnce();
  if (!due) throw new Error('at() takes a date that exists.');
  return (after) => (due > after ? due : undefined);
}

function parseCron(body: string, timeZone: string): NextDue {
  const fields = body.split(/\s+/);
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields;
  if (fields.length !== 6 || !minute || !hour || !dayOfMonth || !month || !dayOfWeek || !year) throw new Error('cron() takes six fields.');
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) throw new Error('Exactly one of day-of-month and day-of-week must be "?".');
  const pattern = [
    '0',
    withRange(minute, 59),
    withRange(hour, 23),
    withRange(dayOfMonth, 31),
    withRange(month, 12),
    lastWeekday(dayOfWeek),
    year,
  ].join(' ');
  const cron = new Cron(pattern, { timezone: timeZone, mode: '7-part', alternativeWeekdays: true, paused: true });
  return (after) => {
    let due = cron.nextRun(after);
    // In spring an hour does not exist: Croner runs what falls into it later, EventBridge Scheduler skips it.
    for (let skipped = 0; due && !cron.match(due); skipped += 1) {
      if (skipped > SKIP_LIMIT) return undefined;
      due = cron.nextRun(due);
    }
    return due ?? undefined;
  };
}

/** AWS writes "5/15" for every 15th from 5 on. */
const withRange = (field: string, maximum: number): string => field.replace(/(^|,)(\d+)\/(\d+)/g, `$1$2-${maximum}/$3`);

/** AWS writes the last Friday of a month as 6L, Croner as 6#L. Alone, L is the last day of the week. */
const lastWeekday = (field: string): string => (field === 'L' ? '7' : field.replace(/^([1-7]|[A-Z]{3})L$/i, '$1#L'));

const invalid = (expression: string, cause?: unknown) =>
  new SandboxError({
    code: 'TEMPLATE_UNSUPPORTED',
    message: `The schedule expression ${expression} is not valid.${cause instanceof Error ? ` ${cause.message}` : ''}`,
    resolution: 'Write cron(minutes hours day-of-month month day-of-week year), rate(value unit) or at(yyyy-mm-ddThh:mm:ss).',
    cause,
  });

import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../../../local/appsync/runtime/java-patterns.ts';

const INSTANT = Date.UTC(2026, 0, 5, 21, 7, 9, 42);

describe('times by Java patterns', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss.SSS', undefined, '2026-01-05 21:07:09.042'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", 'Asia/Kolkata', '2026-01-06T02:37:09+05:30'],
    ['yyyyMMdd HHmmssZ', 'America/Los_Angeles', '20260105 130709-0800'],
    ["EEE, d MMM yy 'at' h:mm a", 'UTC', 'Mon, 5 Jan 26 at 9:07 PM'],
  ])('%s in %s', (pattern, timeZone, text) => {
    expect(formatInstant(INSTANT, pattern, timeZone)).toBe(text);
  });

  it.each([
    ['2026-01-05 21:07:09.042', 'yyyy-MM-dd HH:mm:ss.SSS', undefined, INSTANT],
    ['2026-01-05 13:07', 'yyyy-MM-dd HH:mm', 'America/Los_Angeles', Date.UTC(2026, 0, 5, 21, 7)],
    ['20260106 023709+0530', 'yyyyMMdd HHmmssZ', 'UTC', Date.UTC(2026, 0, 5, 21, 7, 9)],
    ['soon', 'yyyy', undefined, null],
  ])('%s read by %s in %s', (text, pattern, timeZone, milliseconds) => {
    expect(parseInstant(text, pattern, timeZone)).toBe(milliseconds);
  });

  it('has no answer in a time zone that does not exist', () => {
    expect(formatInstant(INSTANT, 'yyyy', 'Mars/Olympus')).toBeNull();
  });
});

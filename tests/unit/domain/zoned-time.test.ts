import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, wallTimeOf } from '../../../lib/domain/zoned-time.ts';

describe('instantOf', () => {
  it('reads a wall time by the clocks of its zone, in summer and in winter', () => {
    expect(instantOf('2027-07-01T09:00', 'Europe/Lisbon')).toBe('2027-07-01T08:00:00.000Z');
    expect(instantOf('2027-01-10T09:00', 'Europe/Lisbon')).toBe('2027-01-10T09:00:00.000Z');
    expect(instantOf('2027-01-10T09:00', 'Asia/Kathmandu')).toBe('2027-01-10T03:15:00.000Z');
  });

  it('knows no time that clocks skip when summer time begins', () => {
    expect(instantOf('2027-03-28T02:30', 'Europe/Berlin')).toBeUndefined();
  });

  it('takes the earlier of two instants when summer time ends', () => {
    expect(instantOf('2027-10-31T02:30', 'Europe/Berlin')).toBe('2027-10-31T00:30:00.000Z');
  });

  it('knows no time for text that is no date, or in a zone that does not exist', () => {
    for (const text of ['', '2027-13-01T09:00', 'tomorrow']) expect(instantOf(text, 'Europe/Lisbon')).toBeUndefined();
    expect(instantOf('2027-07-01T09:00', 'Europe/Atlantis')).toBeUndefined();
  });

  it('gives back what the clocks of the zone show', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Lisbon', 'America/St_Johns', 'Pacific/Chatham', 'Australia/Lord_Howe');
    const minutes = fc.integer({ min: 0, max: 5_000_000 }).map((minute) => new Date(Date.UTC(2024, 0, 1) + minute * 60_000).toISOString());
    fc.assert(
      fc.property(zones, minutes, (zone, instant) => {
        const wallTime = wallTimeOf(instant, zone);
        const found = instantOf(wallTime, zone);
        expect(found && wallTimeOf(found, zone)).toBe(wallTime);
        expect(Date.parse(found ?? '')).toBeLessThanOrEqual(Date.parse(instant));
      }),
    );
  });
});

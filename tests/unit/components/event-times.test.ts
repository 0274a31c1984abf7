import { describe, expect, it } from 'vitest';
import { clocksDiffer, formatSpan, zoneName } from '../../../components/event/format-time.ts';

describe('times of an event', () => {
  it('names the day once when the event lasts one day', () => {
    expect(formatSpan('2027-06-02T08:00:00Z', '2027-06-02T17:00:00Z', 'Europe/Lisbon')).toBe('Wednesday 2 June 2027, 09:00 to 18:00');
  });

  it('counts days by the clocks of the event', () => {
    expect(formatSpan('2027-06-02T20:00:00Z', '2027-06-02T23:30:00Z', 'Europe/Lisbon')).toContain('3 Jun');
  });

  it('says the offset that holds then', () => {
    expect(zoneName('America/New_York', '2027-01-10T09:00:00Z')).toBe('New York time (GMT-5)');
    expect(zoneName('America/New_York', '2027-07-10T09:00:00Z')).toBe('New York time (GMT-4)');
  });

  it('compares what clocks show, not what zones are called', () => {
    expect(clocksDiffer('Europe/Lisbon', 'Europe/London', '2027-06-02T08:00:00Z')).toBe(false);
    expect(clocksDiffer('Europe/Lisbon', 'Europe/Madrid', '2027-06-02T08:00:00Z')).toBe(true);
  });
});

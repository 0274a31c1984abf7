import { describe, expect, it } from 'vitest';
import { eventInput } from '../../../lib/validation/event.ts';

const valid = {
  name: 'Conference',
  place: 'Lisbon',
  timeZone: 'Europe/Lisbon',
  startsAt: '2027-06-01T09:00:00.000Z',
  endsAt: '2027-06-02T18:00:00.000Z',
  registrationOpensAt: '2027-01-01T00:00:00.000Z',
  registrationClosesAt: '2027-06-01T09:00:00.000Z',
  checkInOpensAt: '2027-06-01T08:00:00.000Z',
  capacity: 100,
};

const issuesOf = (changes: object): string[] => {
  const result = eventInput.safeParse({ ...valid, ...changes });
  return (result.error?.issues ?? []).map(({ path }) => path.join('.'));
};

describe('An event', () => {
  it('keeps its instants in UTC', () => {
    expect(eventInput.parse({ ...valid, startsAt: '2027-06-01T10:00:00+01:00' })).toEqual(valid);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ place: '' }, 'place'],
    [{ description: 'x'.repeat(4001) }, 'description'],
    [{ timeZone: 'Lisbon' }, 'timeZone'],
    [{ timeZone: '+01:00' }, 'timeZone'],
    [{ timeZone: '' }, 'timeZone'],
    [{ startsAt: 'tomorrow' }, 'startsAt'],
    [{ startsAt: '2027-06-01T09:00:00' }, 'startsAt'],
    [{ startsAt: '2027-02-30T09:00:00Z' }, 'startsAt'],
    [{ endsAt: '2027-08-30T18:00:00Z' }, 'endsAt'],
    [{ registrationClosesAt: '2027-01-01T00:00:00Z' }, 'registrationClosesAt'],
    [{ registrationClosesAt: '2027-06-02T18:00:01Z' }, 'registrationClosesAt'],
    [{ checkInOpensAt: '2027-06-02T18:00:00Z' }, 'checkInOpensAt'],
    [{ capacity: 0 }, 'capacity'],
    [{ capacity: 1.5 }, 'capacity'],
    [{ capacity: 1_000_001 }, 'capacity'],
    [{ capacity: Number.NaN }, 'capacity'],
  ])('with %o is marked at %s', (changes, path) => expect(issuesOf(changes)).toEqual([path]));

  it('must end after it starts', () => {
    expect(issuesOf({ endsAt: valid.startsAt })).toContain('endsAt');
  });

  it.each(['UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu'])('can be in %s', (timeZone) =>
    expect(issuesOf({ timeZone })).toEqual([]),
  );
});

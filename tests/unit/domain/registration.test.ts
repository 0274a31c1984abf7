import { describe, expect, it } from 'vitest';
import { canCancelRegistration, registrationRefusal, waitlistKeyOf } from '../../../lib/domain/registration.ts';

const event = {
  state: 'PUBLISHED' as const,
  registrationOpensAt: '2027-01-01T00:00:00.000Z',
  registrationClosesAt: '2027-02-01T00:00:00+01:00',
  endsAt: '2027-03-01T00:00:00.000Z',
};

describe('Registration', () => {
  it.each([
    ['2026-12-31T23:59:59.999Z', 'REGISTRATION_NOT_OPEN'],
    ['2027-01-01T00:00:00.000Z', undefined],
    ['2027-01-31T22:59:59.999Z', undefined],
    ['2027-01-31T23:00:00.000Z', 'REGISTRATION_CLOSED'],
  ])('at %s is refused with %s', (now, refusal) => expect(registrationRefusal(event, new Date(now))).toBe(refusal));

  it.each(['DRAFT', 'CANCELLED'] as const)('for a %s event is as if there were none', (state) => {
    expect(registrationRefusal({ ...event, state }, new Date('2027-01-15T00:00:00Z'))).toBe('EVENT_NOT_FOUND');
  });

  it.each([
    { state: 'REGISTERED' as const, checkedInAt: undefined, can: true },
    { state: 'WAITLISTED' as const, checkedInAt: null, can: true },
    { state: 'REGISTERED' as const, checkedInAt: '2027-02-01T00:00:00Z', can: false },
    { state: 'CANCELLED' as const, checkedInAt: undefined, can: false },
  ])('$state, checked in at $checkedInAt, can be cancelled: $can', ({ can, ...guest }) => expect(canCancelRegistration(guest)).toBe(can));
});

it('The waitlist goes by time, and by id within a millisecond', () => {
  const keys = [
    waitlistKeyOf('2027-01-01T00:00:00.010Z', 'A'),
    waitlistKeyOf('2027-01-01T00:00:00.009Z', 'C'),
    waitlistKeyOf('2027-01-01T00:00:00.009Z', 'B'),
  ];
  expect(keys.sort()).toEqual(['2027-01-01T00:00:00.009Z#B', '2027-01-01T00:00:00.009Z#C', '2027-01-01T00:00:00.010Z#A']);
});

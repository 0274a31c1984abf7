import { describe, expect, it } from 'vitest';
import { eventFormResolver } from '../../../components/organizer/event-form-resolver.ts';
import { eventFormValuesOf, followStart, newEventValues, type EventFormFields } from '../../../components/organizer/event-form-values.ts';

const resolve = (values: EventFormFields) =>
  eventFormResolver(values, undefined, { fields: {}, shouldUseNativeValidation: false, criteriaMode: 'firstError', names: [] });

const values = (fields: Partial<EventFormFields> = {}): EventFormFields => ({
  name: 'Harbour Days',
  place: 'Lisbon',
  description: '',
  timeZone: 'Europe/Lisbon',
  capacity: '100',
  currency: 'EUR',
  startsAt: '2027-06-02T09:00',
  endsAt: '2027-06-02T18:00',
  checkInOpensAt: '2027-06-02T08:00',
  registrationOpensAt: '2027-01-10T09:00',
  registrationClosesAt: '2027-06-02T09:00',
  ...fields,
});

describe('the event form', () => {
  it('sends times as instants, read by the clocks of the event', async () => {
    expect(await resolve(values())).toMatchObject({
      errors: {},
      values: { startsAt: '2027-06-02T08:00:00.000Z', registrationOpensAt: '2027-01-10T09:00:00.000Z', capacity: 100 },
    });
  });

  it('shows an event as it was entered', async () => {
    const { values: sent } = await resolve(values());
    const event = { id: 'ABCD2345', state: 'DRAFT' as const, version: 1, ...(sent as Required<typeof sent>) };
    expect(eventFormValuesOf(event as never)).toEqual(values());
  });

  it('starts with values that only lack a name, a place and a capacity', async () => {
    const { errors } = await resolve(newEventValues(new Date('2027-02-27T22:10:00Z'), 'America/New_York'));
    expect(Object.keys(errors).sort()).toEqual(['capacity', 'name', 'place']);
  });

  it('says which time clocks skip, instead of asking for a time that was entered', async () => {
    const { errors } = await resolve(
      values({ timeZone: 'Europe/Berlin', startsAt: '2027-03-28T02:30', registrationClosesAt: '2027-03-28T01:00' }),
    );
    expect(errors).toHaveProperty('startsAt.message', expect.stringContaining('summer time'));
  });

  it('refuses a capacity that is no whole number', async () => {
    for (const capacity of ['', 'many', '1.5', '-3']) expect((await resolve(values({ capacity }))).errors).toHaveProperty('capacity');
  });

  it('refuses a zone that does not exist', async () => {
    expect((await resolve(values({ timeZone: 'Europe/Atlantis' }))).errors).toHaveProperty('timeZone');
  });
});

describe('followStart', () => {
  it('moves the times that the organizer has not set, by as much as the start', () => {
    const moved = followStart({ from: '2027-06-02T09:00', to: '2027-06-05T10:00', values: values(), isSet: (field) => field === 'endsAt' });
    expect(moved).toEqual([
      { field: 'checkInOpensAt', wallTime: '2027-06-05T09:00' },
      { field: 'registrationClosesAt', wallTime: '2027-06-05T10:00' },
    ]);
  });

  it('moves nothing while the start is incomplete', () => {
    expect(followStart({ from: '2027-06-02T09:00', to: '', values: values(), isSet: () => false })).toEqual([]);
  });
});

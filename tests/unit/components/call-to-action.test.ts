import { describe, expect, it } from 'vitest';
import { callToActionOf } from '../../../components/event/call-to-action.ts';
import type { PublishedEvent } from '../../../lib/data/events.ts';
import type { Registration } from '../../../lib/data/registrations.ts';

const event: PublishedEvent = {
  id: 'ABCD2345',
  name: 'Harbour Days',
  place: 'Lisbon',
  timeZone: 'Europe/Lisbon',
  registrationOpensAt: '2027-05-01T08:00:00.000Z',
  registrationClosesAt: '2027-06-01T08:00:00.000Z',
  checkInOpensAt: '2027-06-02T07:00:00.000Z',
  startsAt: '2027-06-02T08:00:00.000Z',
  endsAt: '2027-06-02T17:00:00.000Z',
  capacity: 100,
};

const registration = (fields: Partial<Registration>): Registration => ({
  guestId: 'GUEST',
  eventId: event.id,
  state: 'REGISTERED',
  email: 'ada@usher.example',
  givenName: 'Ada',
  familyName: 'Lovelace',
  notifyByEmail: true,
  notifyBySms: false,
  registeredAt: '2027-05-02T08:00:00.000Z',
  ticketRevision: 1,
  alreadyRegistered: false,
  ...fields,
});

const at = (now: string, mine?: Registration) => callToActionOf({ event, registration: mine, now: new Date(now) });

describe('callToActionOf', () => {
  it('names the opening before registration opens', () => {
    expect(at('2027-04-30T08:00:00Z')).toEqual({ kind: 'opensLater', at: event.registrationOpensAt });
  });

  it('offers to register from the first to the last moment of the window', () => {
    expect(at('2027-05-01T08:00:00Z')).toEqual({ kind: 'register' });
    expect(at('2027-06-01T07:59:59Z')).toEqual({ kind: 'register' });
    expect(at('2027-06-01T08:00:00Z')).toEqual({ kind: 'closed' });
  });

  it('says that the event is over, whatever the window says', () => {
    expect(at('2027-06-02T17:00:00Z')).toEqual({ kind: 'ended' });
  });

  it('shows the ticket to who is registered, before, during and after', () => {
    for (const now of ['2027-05-02T09:00:00Z', '2027-06-02T12:00:00Z', '2027-07-01T00:00:00Z']) {
      expect(at(now, registration({}))).toEqual({ kind: 'ticket' });
    }
  });

  it('shows the place in line to who is waiting, also after registration closed', () => {
    expect(at('2027-06-01T12:00:00Z', registration({ state: 'WAITLISTED', waitlistPosition: 3 }))).toEqual({
      kind: 'waitlisted',
      position: 3,
    });
  });

  it('lets who cancelled register again while that is possible', () => {
    const cancelled = registration({ state: 'CANCELLED' });
    expect(at('2027-05-10T00:00:00Z', cancelled)).toEqual({ kind: 'register' });
    expect(at('2027-06-01T12:00:00Z', cancelled)).toEqual({ kind: 'closed' });
  });
});

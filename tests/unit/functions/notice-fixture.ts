import type { Notice } from '../../../amplify/functions/confirm-registration/notice-text.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { signTicket } from '../../../lib/domain/ticket.ts';

const eventId = 'ABCD2345';
const guestId = guestIdOf(eventId, 'ada@usher.example');

/** A notice with a ticket, about an event that lasts a day in Lisbon. */
export const aNotice = (changes: { kind?: Notice['kind']; guest?: object; event?: object } = {}): Notice =>
  ({
    kind: changes.kind ?? 'REGISTERED',
    siteUrl: 'https://events.example',
    event: {
      id: eventId,
      name: 'Engines & Looms',
      place: 'Pavilion 2',
      timeZone: 'Europe/Lisbon',
      startsAt: '2027-06-12T08:00:00.000Z',
      endsAt: '2027-06-12T17:00:00.000Z',
      ...changes.event,
    },
    guest: {
      id: guestId,
      eventId,
      givenName: 'Ada',
      familyName: 'Lovelace',
      email: 'ada@usher.example',
      ticket: signTicket({ eventId, guestId, revision: 1 }, new Uint8Array(32).fill(7)),
      ...changes.guest,
    },
  }) as Notice;

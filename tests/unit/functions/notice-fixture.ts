import type { NoticeSubject } from '../../../amplify/functions/notices/words.ts';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import type { NoticeLanguage } from '../../../lib/domain/notice-language.ts';
import { signTicket } from '../../../lib/domain/ticket.ts';

const eventId = 'ABCD2345';
const guestId = guestIdOf(eventId, 'ada@usher.example');

type Changes = { kind?: NoticeSubject['kind']; guest?: object; event?: object; facts?: object; language?: NoticeLanguage; now?: Date };

/** A notice with a ticket, about an event that lasts a day in Lisbon. */
export const aNotice = (changes: Changes = {}): NoticeSubject =>
  ({
    kind: changes.kind ?? 'REGISTERED',
    facts: changes.facts ?? { registeredAt: '2027-01-01T00:00:00.000Z', revision: 1 },
    language: changes.language ?? 'en',
    now: changes.now ?? new Date('2027-06-12T08:30:00.000Z'),
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
  }) as NoticeSubject;

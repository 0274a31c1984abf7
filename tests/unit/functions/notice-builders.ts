import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import type { Surroundings } from '../../../amplify/functions/notices/read-surroundings.ts';

export const NOW = new Date('2027-06-12T12:00:00.000Z');

export const requestFacts = (changes: object = {}) => ({
  id: 'R',
  version: 2,
  category: 'BEVERAGE' as const,
  urgency: 'NORMAL' as const,
  area: 'bar-north',
  location: 'Row 4, seat 2',
  claimedByName: 'Sam',
  lines: [{ name: 'Flat white', quantity: 2 }],
  ...changes,
});

/** A claim that waits to be told by text message. */
export const aRow = (changes: Partial<NoticeRow> = {}): NoticeRow => ({
  id: 'N',
  eventId: 'E',
  kind: 'REQUEST_CLAIMED',
  subjectId: 'R.2',
  personId: 'G',
  guestId: 'G',
  channel: 'SMS',
  state: 'PENDING',
  text: 'Sam is getting 2 × Flat white for you.',
  facts: requestFacts(),
  createdAt: NOW.toISOString(),
  useBefore: '2027-06-12T12:30:00.000Z',
  attempts: 0,
  uncertain: 0,
  eventShard: 'E#0',
  dueShard: 'due#0',
  dueAt: '2027-06-12T12:02:00.000Z',
  expiresAt: 0,
  ...changes,
});

type Around = {
  event?: object | null;
  guest?: object | null;
  request?: object | null;
  alert?: object;
  session?: object | null;
  place?: object | null;
  optedOut?: string[];
};

const mapOf = (id: string, row: object | null | undefined) => new Map(row === null || row === undefined ? [] : [[id, { id, ...row }]]);

/** An event that is on, its guest who wants all channels, and the claimed request. Null takes one of them away. */
export const surroundings = ({ event, guest, request, alert, session, place, optedOut = [] }: Around = {}): Surroundings =>
  ({
    events: mapOf(
      'E',
      event === null
        ? null
        : { timeZone: 'Europe/Lisbon', checkInOpensAt: '2027-06-12T07:00:00.000Z', endsAt: '2027-06-12T17:00:00.000Z', ...event },
    ),
    guests: mapOf(
      'G',
      guest === null
        ? null
        : {
            state: 'REGISTERED',
            ticketRevision: 1,
            registeredAt: 'T',
            email: 'ada@usher.example',
            phone: '+351912345678',
            notifyByEmail: true,
            notifyBySms: true,
            ...guest,
          },
    ),
    requests: mapOf('R', request === null ? null : { state: 'CLAIMED', claimedByName: 'Sam', ...request }),
    alerts: mapOf('A', alert),
    sessions: mapOf('S', session === null ? null : { state: 'SCHEDULED', revision: 1, ...session }),
    places: mapOf('S.G', place === null ? null : { state: 'CALLED', version: 3, ...place }),
    optedOut: new Set(optedOut),
  }) as unknown as Surroundings;

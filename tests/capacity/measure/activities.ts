import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../../../local/sandbox.ts';
import { type MeasuredGuest, type MeasuredWorld, signUp } from './measured-world.ts';

/** Something that people do, done often enough that the average is right; `isInTurn`: each time when the last has had all its effects. */
export type Activity = { name: string; times: number; once: (index: number) => Promise<void>; isInTurn?: boolean };

/** Guests who go through everything. */
const GUESTS = 24;
/** What only one person does, or a clock. */
const FEW = 8;

const MINUTE_MS = 60_000;

const detailsOf = (number: number, changes: Record<string, unknown> = {}) => ({
  ...{ givenName: 'Maria', familyName: `Measured ${number}`, company: 'Harbour Instruments Ltd', jobTitle: 'Head of field operations' },
  ...{ dietaryNeeds: 'vegetarian', notifyByEmail: true, notifyBySms: false, consent: true, ...changes },
});

const register = async (world: MeasuredWorld, guest: MeasuredGuest, input: object): Promise<void> => {
  const { call, eventId } = world;
  const variables = { eventId, input, idempotencyKey: randomUUID() };
  Object.assign(guest, await call<Pick<MeasuredGuest, 'guestId' | 'ticket'>>(guest.person.accessToken, 'registerGuest', variables));
};

/** All that guests, staff and the clock do at an event, in the order of an event. Later ones build on earlier ones. */
export const activitiesOf = (sandbox: Sandbox, world: MeasuredWorld): Activity[] => {
  const { call, watch, eventId, staff, kiosk, organizer, sessions, items } = world;
  const guest = (index: number): MeasuredGuest => {
    const found = world.guests[index];
    if (!found) throw new Error('Nobody has signed up yet.');
    return found;
  };
  const mine =
    (field: string, variables: Record<string, unknown> = {}) =>
    async (index: number) => {
      await call(guest(index).person.accessToken, field, { eventId, ...variables });
    };
  const read =
    (token: string, field: string, variables: Record<string, unknown> = {}) =>
    async () => {
      await call(token, field, { eventId, ...variables });
    };
  const scan = (gate: string) => ({ scanId: randomUUID(), gate, direction: 'ENTRY', scannedAt: sandbox.clock.now().toISOString() });
  const reserve = (sessionId: string) => mine('reserveSeat', { sessionId });
  const step = (field: string) => async (index: number) => {
    await call(staff, field, { eventId, id: guest(index).requestId });
  };
  const lines = items.slice(0, 2).map(({ id, priceCents }) => ({ itemId: id, quantity: 1, unitPriceCents: priceCents }));
  const ofGuests = (name: string, once: Activity['once']): Activity => ({ name, times: GUESTS, once });
  const ofFew = (name: string, once: Activity['once']): Activity => ({ name, times: FEW, once });

  return [
    ofGuests('sign up', async (index) => {
      world.guests[index] = await signUp(sandbox);
    }),
    ofGuests('open the event page', mine('getPublishedEvent')),
    ofGuests('open the agenda', mine('getAgenda')),
    ofGuests('open a session', mine('getAgendaSession', { sessionId: sessions.now })),
    ofGuests('register', (index) => register(world, guest(index), detailsOf(index))),
    ofGuests('read the ticket', mine('getMyRegistration')),
    ofGuests('change the registration', (index) =>
      mine('updateMyRegistration', { input: detailsOf(index, { jobTitle: 'Head of operations' }) })(index),
    ),
    {
      name: 'open a staff screen',
      times: 1,
      once: () =>
        watch(staff, {
          onCheckIn: { eventId },
          onGuestRequest: { eventId },
          onSessionNews: { eventId },
          onSessionDoor: { eventId, sessionId: sessions.now },
        }),
    },
    ofGuests('open a guest screen', (index) =>
      watch(guest(index).person.accessToken, {
        onMyGuestRequest: { eventId },
        onMySessionNews: { eventId, guestId: guest(index).guestId },
      }),
    ),
    ofGuests('check in', async (index) => {
      const given = scan('North');
      guest(index).scanId = given.scanId;
      const { outcome } = await call<{ outcome: string }>(kiosk, 'checkIn', { eventId, ticket: guest(index).ticket, ...given });
      if (outcome !== 'ADMITTED') throw new Error(`A guest was answered with ${outcome}.`);
    }),
    ofGuests('print a badge', async (index) => {
      const { guestId, scanId } = guest(index);
      await call(kiosk, 'recordBadgePrint', { eventId, guestId, scanId, status: 'PRINTED' });
    }),
    ofGuests('open the catalogue', mine('getCatalog')),
    ofGuests('order', async (index) => {
      const variables = { eventId, category: 'BEVERAGE', items: lines, location: 'Row 12, seat 7', clientKey: randomUUID() };
      const { id } = await call<{ id: string }>(guest(index).person.accessToken, 'createGuestRequest', variables);
      guest(index).requestId = id;
    }),
    ofGuests('list own orders', mine('listMyGuestRequests')),
    ofFew('read the board of requests', read(staff, 'listGuestRequests')),
    ofGuests('claim an order', step('claimGuestRequest')),
    ofGuests('fulfil an order', step('fulfilGuestRequest')),
    ofGuests('reserve a seat', reserve(sessions.later)),
    ofGuests('reserve a seat of a session that begins', reserve(sessions.now)),
    ofGuests('list own places', mine('listMyReservations')),
    {
      // One tap calls them all, as a wave does; the news of it is counted for each of them.
      name: 'be called to a session',
      times: GUESTS,
      once: async (index) => {
        if (index > 0) return;
        await call(staff, 'callUpSession', { eventId, sessionId: sessions.now, count: GUESTS, clientKey: randomUUID() });
      },
    },
    ofGuests('enter a session', async (index) => {
      const variables = { eventId, sessionId: sessions.now, ticket: guest(index).ticket, ...scan('Left door') };
      const { outcome } = await call<{ outcome: string }>(kiosk, 'admitToSession', variables);
      if (outcome !== 'ADMITTED') throw new Error(`A guest was answered with ${outcome} at the door of a session.`);
    }),
    {
      name: 'hear that a session moved',
      times: GUESTS,
      once: async (index) => {
        if (index === 0) await moveSession(world);
      },
    },
    ofGuests('read the messages', mine('listMyNotices')),
    ofFew('read the arrivals', read(staff, 'listCheckIns')),
    ofFew('search a guest', read(staff, 'findGuests', { query: 'measured' })),
    ofFew('read how a session stands', read(staff, 'getSessionStatus', { sessionId: sessions.now })),
    ofFew('read the stock', read(staff, 'getCatalog')),
    ofFew('read the numbers of requests', read(organizer, 'getRequestStats')),
    ofFew('read the numbers of messages', read(organizer, 'getNoticeStats')),
    // Whoever wants text messages gets them beside the e-mails: what they add is the difference to the same without.
    {
      // Whoever wants texts gets them beside the e-mails: they cost what this costs more than registering without.
      name: 'register with text messages',
      times: world.texted.length,
      once: async (index) => {
        const newcomer = world.texted[index];
        const phone = `+35191000${String(index).padStart(4, '0')}`;
        if (newcomer) await register(world, newcomer, detailsOf(index, { notifyBySms: true, phone }));
      },
    },
    { name: 'a minute of the clock', times: FEW, isInTurn: true, once: async () => sandbox.clock.advance(MINUTE_MS) },
  ];
};

type StoredSession = { title: string; room: string; speakers: string[]; startsAt: string; endsAt: string; version: number } & Record<
  'capacity' | 'reservationOpensAt',
  unknown
>;

/** An organizer moves the later session by half an hour: everyone with a place is told. */
const moveSession = async ({ call, organizer, eventId, sessions }: MeasuredWorld): Promise<void> => {
  const session = await call<StoredSession>(organizer, 'getSession', { id: sessions.later });
  const { title, room, speakers, capacity, reservationOpensAt, version } = session;
  const moved = (instant: string): string => new Date(Date.parse(instant) + 30 * MINUTE_MS).toISOString();
  const times = { startsAt: moved(session.startsAt), endsAt: moved(session.endsAt) };
  const input = { title, room, speakers, capacity, reservationOpensAt, ...times };
  await call(organizer, 'updateSession', { eventId, sessionId: sessions.later, version, input });
};

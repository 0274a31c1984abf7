import { randomBytes } from 'node:crypto';
import { createItem } from '../../../local/seed/catalog.ts';
import { callGraphql, type Doors } from '../../../local/seed/doors.ts';
import { assignStaff, createEvent, createSessions, type SessionPlan } from '../../../local/seed/events.ts';
import { createPerson, giveName, signIn, type Person } from '../../../local/seed/people.ts';
import { checkInGuest, registerGuest } from '../../../local/seed/registrations.ts';
import { createRequest } from '../../../local/seed/requests.ts';
import { reserveSeat } from '../../../local/seed/reservations.ts';
import { anEvent, aSession } from '../../fixtures/world/event-plans.ts';

/** Who sends malformed input, and what no answer to it may ever say. */
export type Actor = { name: string; token: string; ids: Ids; hidden: readonly string[] };

/** Ids that an actor may put in, by what they are of. Those of others are among them: an id is no secret. */
export type Ids = Readonly<Record<'event' | 'guest' | 'session' | 'item' | 'request' | 'ticket', readonly string[]>>;

export type FuzzWorlds = {
  actors: readonly Actor[];
  /** What the people of the world that is not to be touched see of their own. */
  snapshotOfOthers: () => Promise<string>;
};

type Registered = { person: Person; guestId: string; ticket: string; requestId: string; secrets: string[] };
type Place = { eventId: string; sessionId: string; itemId: string };

const unique = randomBytes(4).toString('hex');
const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const secretWord = (of: string): string => `Zq${of}${unique}`;
const allIds = (places: readonly Place[], guests: readonly Registered[], tickets: readonly string[]): Ids => ({
  event: places.map(({ eventId }) => eventId),
  session: places.map(({ sessionId }) => sessionId),
  item: places.map(({ itemId }) => itemId),
  guest: guests.map(({ guestId }) => guestId),
  request: guests.map(({ requestId }) => requestId),
  ticket: tickets,
});

/** World A, in which people misbehave; world B, of which nobody in A may learn anything; and an event for the organizer to spoil. */
export const buildFuzzWorlds = async (doors: Doors): Promise<FuzzWorlds> => {
  const person = (who: string, groups: string[] = []): Promise<Person> => createPerson(doors, `${who}-${unique}@fuzz.example`, groups);
  const organizer = await person('organizer', ['organizers']);
  const place = async (name: string, itemName: string, plan: Partial<SessionPlan> = {}): Promise<Place> => {
    const eventId = await createEvent(doors, organizer.accessToken, anEvent({ name }));
    const [sessionId = ''] = await createSessions(doors, organizer.accessToken, eventId, [aSession({ title: name, ...plan })]);
    const item = { category: 'BEVERAGE' as const, name: itemName, priceCents: 100, area: 'help', stock: 1_000_000 };
    return { eventId, sessionId, itemId: await createItem(doors, organizer.accessToken, eventId, item) };
  };
  const worker = async (who: string, { eventId }: Place, role: 'STAFF' | 'KIOSK'): Promise<string> => {
    const { email } = await person(who);
    await assignStaff(doors, organizer.accessToken, eventId, email, role);
    return signIn(doors, email);
  };
  const guestAt = async ({ eventId, sessionId }: Place, staff: string, word: string): Promise<Registered> => {
    const guest = await person(word.toLowerCase());
    const names = { givenName: word, familyName: word, company: word, jobTitle: word, dietaryNeeds: word };
    const { guestId, ticket } = await registerGuest(doors, guest.accessToken, eventId, names);
    await checkInGuest(doors, staff, eventId, guestId, new Date().toISOString());
    await reserveSeat(doors, guest.accessToken, eventId, sessionId);
    const requestId = await createRequest(doors, guest.accessToken, eventId, { category: 'ASSISTANCE', note: word, location: word });
    if (!ticket) throw new Error('A guest of the fuzzing worlds got no ticket.');
    return { person: guest, guestId, ticket, requestId, secrets: [word, word.toLowerCase(), ticket, guest.accessToken, guest.sub] };
  };

  const [wordOfB, wordOfDraft] = [secretWord('b'), secretWord('d')];
  const a = await place('World A', 'Tea of A');
  // So late that no call-up changes what its guest has.
  const b = await place('World B', wordOfB, { startsAt: hoursFromNow(5), endsAt: hoursFromNow(6) });
  const own = await place('World of the organizer', 'Tea of the organizer');
  await createEvent(doors, organizer.accessToken, anEvent({ name: wordOfDraft }), { publish: false });
  const staffOfA = await worker('staff-a', a, 'STAFF');
  const staffOfB = await worker('staff-b', b, 'STAFF');
  await giveName(doors, staffOfB, wordOfB);
  const ada = await guestAt(a, staffOfA, secretWord('one'));
  const bert = await guestAt(a, staffOfA, secretWord('two'));
  const victim = await guestAt(b, staffOfB, wordOfB);

  const foreign = allIds([a, b], [ada, bert, victim], [ada.ticket, ada.ticket.replace(a.eventId, b.eventId)]);
  const ofB = [...victim.secrets, wordOfB, wordOfDraft];
  const actors: Actor[] = [
    { name: 'guest', token: ada.person.accessToken, ids: foreign, hidden: [...ofB, ...bert.secrets] },
    { name: 'stranger', token: (await person('stranger')).accessToken, ids: foreign, hidden: [...ofB, ...bert.secrets, ...ada.secrets] },
    { name: 'staff', token: staffOfA, ids: foreign, hidden: ofB },
    { name: 'kiosk', token: await worker('kiosk-a', a, 'KIOSK'), ids: foreign, hidden: [...ofB, ...bert.secrets] },
    { name: 'organizer', token: organizer.accessToken, ids: allIds([own], [], []), hidden: [organizer.accessToken] },
  ];
  const snapshotOfOthers = async (): Promise<string> =>
    JSON.stringify(await callGraphql(doors, victim.person.accessToken, SNAPSHOT, { eventId: b.eventId }));
  return { actors, snapshotOfOthers };
};

/** Of what only its owner, and the staff of the event, may change. */
const SNAPSHOT = `query ($eventId: ID!) {
  getMyRegistration(eventId: $eventId) { guestId state givenName familyName company ticket ticketRevision }
  listMyGuestRequests(eventId: $eventId) { items { id state note location } nextToken }
  listMyReservations(eventId: $eventId) { id state }
  getMyTab(eventId: $eventId) { dueCents }
}`;

import { createHash } from 'node:crypto';
import { createItem } from '../../../local/seed/catalog.ts';
import { callCognito, type Doors } from '../../../local/seed/doors.ts';
import { assignStaff, createEvent, createSessions } from '../../../local/seed/events.ts';
import { createPerson, signIn } from '../../../local/seed/people.ts';
import { registerGuest } from '../../../local/seed/registrations.ts';
import { createRequest } from '../../../local/seed/requests.ts';
import { anEvent, aSession } from '../../fixtures/world/event-plans.ts';

/** Who calls. "Other" means: of another event, with the very same kind of account. */
export const ROLES = ['guest', 'stranger', 'kiosk', 'otherKiosk', 'staff', 'otherStaff', 'organizer', 'signedOut'] as const;
export type Role = (typeof ROLES)[number];

export type World = {
  eventId: string;
  /** Of the roles whose names begin with "other". */
  otherEventId: string;
  guestId: string;
  ticket: string;
  sessionId: string;
  profileId: string;
  /** An item that nobody takes from. */
  itemId: string;
  /** A call for help of the guest. */
  requestId: string;
  /** Access tokens; the signed-out caller has none. */
  tokens: Record<Role, string | undefined>;
};

/** Two events with a person in every role, made for this run alone. */
export const buildWorld = async (doors: Doors): Promise<World> => {
  const run = createHash('sha256').update(`${process.pid} ${performance.now()}`).digest('hex').slice(0, 8);
  const email = (who: string): string => `${who}-${run}@roles.example`;
  const organizer = await createPerson(doors, email('organizer'), ['organizers']);
  const guest = await createPerson(doors, email('guest'));
  const stranger = await createPerson(doors, email('stranger'));
  const eventId = await createEvent(doors, organizer.accessToken, anEvent({ name: 'Own event' }));
  const otherEventId = await createEvent(doors, organizer.accessToken, anEvent({ name: 'Other event' }));
  const [sessionId = ''] = await createSessions(doors, organizer.accessToken, eventId, [aSession()]);
  const { guestId, ticket } = await registerGuest(doors, guest.accessToken, eventId, { givenName: 'Rosa', familyName: 'Roles' });
  if (!ticket) throw new Error('The guest of the table test got no ticket.');

  const working = async (who: string, event: string, role: 'STAFF' | 'KIOSK'): Promise<string> => {
    await createPerson(doors, email(who));
    await assignStaff(doors, organizer.accessToken, event, email(who), role);
    return signIn(doors, email(who));
  };
  const tokens: World['tokens'] = {
    guest: guest.accessToken,
    stranger: stranger.accessToken,
    kiosk: await working('kiosk', eventId, 'KIOSK'),
    otherKiosk: await working('other-kiosk', otherEventId, 'KIOSK'),
    staff: await working('staff', eventId, 'STAFF'),
    otherStaff: await working('other-staff', otherEventId, 'STAFF'),
    organizer: organizer.accessToken,
    signedOut: undefined,
  };
  const { Username } = await callCognito<{ Username: string }>(doors, 'GetUser', { AccessToken: guest.accessToken });
  const itemId = await createItem(doors, organizer.accessToken, eventId, {
    category: 'BEVERAGE',
    name: 'Tea',
    priceCents: 0,
    area: 'help',
    stock: 5,
  });
  const requestId = await createRequest(doors, guest.accessToken, eventId, { category: 'ASSISTANCE', note: 'Help' });
  return { eventId, otherEventId, guestId, ticket, sessionId, profileId: Username, itemId, requestId, tokens };
};

import { createAgenda, demoAgenda, takeSeats } from './demo-agenda.ts';
import { askForThings, createCatalog, letGuestsIn } from './demo-requests.ts';
import { doorsOf } from './doors.ts';
import { assignStaff, createEvent } from './events.ts';
import { createPerson, giveName } from './people.ts';

/** The demo accounts; the README lists them. */
export const DEMO_ACCOUNTS = {
  organizer: 'organizer@usher.example',
  staff: 'staff@usher.example',
  kiosk: 'kiosk@usher.example',
  ada: 'ada@usher.example',
  grace: 'grace@usher.example',
} as const;

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Builds the demo world in an empty sandbox, through its real doors: accounts, an event whose doors are open with an agenda on which
 * seats are taken, a catalogue and a few open requests, and a dinner with a single seat to see the waitlist. Dates are relative to the
 * sandbox's clock.
 */
export const seedDemo = async (sandbox: {
  outputs: Record<string, unknown>;
  clock: { now(): Date };
}): Promise<{ summitId: string; dinnerId: string }> => {
  const doors = doorsOf(sandbox.outputs);
  const fromNow = (milliseconds: number): string => new Date(hour.getTime() + milliseconds).toISOString();
  const hour = new Date(Math.floor(sandbox.clock.now().getTime() / HOUR_MS) * HOUR_MS);
  const [organizer, ada, staff] = await Promise.all([
    createPerson(doors, DEMO_ACCOUNTS.organizer, ['organizers']),
    createPerson(doors, DEMO_ACCOUNTS.ada),
    createPerson(doors, DEMO_ACCOUNTS.staff),
    createPerson(doors, DEMO_ACCOUNTS.grace),
    createPerson(doors, DEMO_ACCOUNTS.kiosk),
  ]);
  const summitStart = new Date(hour.getTime() + HOUR_MS);
  const summitId = await createEvent(doors, organizer.accessToken, {
    name: 'Harbour Summit 2026',
    description:
      'Two days by the water about the craft of bringing people together: queues, badges, food, access and the moments in between.',
    place: 'Old Ferry Terminal, Lisbon',
    timeZone: 'Europe/Lisbon',
    startsAt: summitStart.toISOString(),
    endsAt: fromNow(HOUR_MS + 30 * HOUR_MS),
    registrationOpensAt: fromNow(-30 * DAY_MS),
    registrationClosesAt: fromNow(24 * HOUR_MS),
    checkInOpensAt: fromNow(-2 * HOUR_MS),
    capacity: 200,
  });
  const dinnerId = await createEvent(doors, organizer.accessToken, {
    name: 'Lighthouse Dinner',
    description: 'One table, one chair, a very good view. Everyone else waits in line.',
    place: 'Farol da Guia, Cascais',
    timeZone: 'Europe/Lisbon',
    startsAt: fromNow(7 * DAY_MS),
    endsAt: fromNow(7 * DAY_MS + 4 * HOUR_MS),
    registrationOpensAt: fromNow(-30 * DAY_MS),
    registrationClosesAt: fromNow(6 * DAY_MS),
    checkInOpensAt: fromNow(7 * DAY_MS - 2 * HOUR_MS),
    capacity: 1,
  });
  const [guests, items, seats] = await Promise.all([
    letGuestsIn(doors, { organizerToken: organizer.accessToken, adaToken: ada.accessToken, eventId: summitId, now: sandbox.clock.now() }),
    createCatalog(doors, organizer.accessToken, summitId, (hours) => fromNow(hours * HOUR_MS)),
    createAgenda(doors, {
      organizerToken: organizer.accessToken,
      eventId: summitId,
      plans: demoAgenda({ startsAt: summitStart, now: sandbox.clock.now() }),
    }),
    giveName(doors, staff.accessToken, 'Maya'),
    ...[summitId, dinnerId].flatMap((eventId) => [
      assignStaff(doors, organizer.accessToken, eventId, DEMO_ACCOUNTS.staff, 'STAFF'),
      assignStaff(doors, organizer.accessToken, eventId, DEMO_ACCOUNTS.kiosk, 'KIOSK'),
    ]),
  ]);
  await Promise.all([
    askForThings(doors, summitId, guests, items),
    takeSeats(doors, { eventId: summitId, tokens: { ada: ada.accessToken, ...guests }, seats }),
  ]);
  return { summitId, dinnerId };
};

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, expect, test } from 'vitest';
import { callGraphql, type Doors, doorsOf } from '../../../local/seed/doors.ts';
import { createEvent, createSessions } from '../../../local/seed/events.ts';
import { createPerson, signIn } from '../../../local/seed/people.ts';
import { newDataFolder } from '../../setup/data-folder.ts';
import { startPrivateSandbox } from '../sandbox/support/private-sandbox.ts';

const LEAD_MINUTES = 30;
const RELEASE_MINUTES = 10;

/** In the order of time: the clock only moves on. `hour` is what a clock at the place shows when it is time to be there. */
const PLACES = [
  // Clocks go from 01:00 to 02:00 between the call at 00:50 and the time to come.
  { name: 'in the night that is an hour short', zone: 'Europe/Lisbon', starts: '2027-03-28T02:20', hour: '02' },
  { name: 'forty-five minutes off the hour', zone: 'Asia/Kathmandu', starts: '2027-06-12T09:15', hour: '08|09' },
  // Called on the evening before.
  { name: 'across midnight', zone: 'America/New_York', starts: '2027-06-14T00:10', hour: '23' },
  // Called at 01:55 of summer, to come at 01:05 of winter.
  { name: 'in the night that is an hour long', zone: 'Europe/Lisbon', starts: '2027-10-31T01:25+00:00', hour: '01' },
] as const;

type Reservation = { sessionId: string; state: string; comeBy: string | null; version: number };

let doors: Doors;
let consoleUrl: string;

const moveTo = async (instant: Temporal.Instant): Promise<void> => {
  const answer = await fetch(new URL('/api/clock', consoleUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ moveTo: instant.toString({ fractionalSecondDigits: 3 }) }),
  });
  expect(answer.status).toBe(200);
};

const sentTo = async (to: string): Promise<string[]> => {
  const messages = (await (await fetch(new URL(`/api/outbox?${new URLSearchParams({ to, limit: '50' })}`, consoleUrl))).json()) as {
    text?: string;
  }[];
  return messages.flatMap(({ text }) => (text?.includes('Time to queue') ? [text] : []));
};

const startOf = ({ zone, starts }: (typeof PLACES)[number]): Temporal.Instant =>
  starts.includes('+') ? Temporal.Instant.from(starts) : Temporal.PlainDateTime.from(starts).toZonedDateTime(zone).toInstant();

/** A registered guest with a seat, who wants to hear of everything; signed in by the clock as it stands. */
const newGuest = async (eventId: string, sessionId: string, number: number) => {
  const person = await createPerson(doors, `guest-${number}@clock.example`);
  const phone = `+35191200100${number}`;
  await callGraphql(
    doors,
    person.accessToken,
    `mutation ($eventId: ID!, $input: RegistrationInputInput!, $key: String!) {
      registerGuest(eventId: $eventId, input: $input, idempotencyKey: $key) { state }
    }`,
    {
      eventId,
      input: { givenName: 'Ada', familyName: 'L', notifyByEmail: true, notifyBySms: true, phone, consent: true },
      key: randomUUID(),
    },
  );
  await callGraphql(
    doors,
    person.accessToken,
    'mutation ($eventId: ID!, $sessionId: ID!) { reserveSeat(eventId: $eventId, sessionId: $sessionId) { state } }',
    { eventId, sessionId },
  );
  return { ...person, phone };
};

const reservationOf = async (token: string, eventId: string): Promise<Reservation | undefined> => {
  const { listMyReservations } = await callGraphql<{ listMyReservations: Reservation[] }>(
    doors,
    token,
    'query ($eventId: ID!) { listMyReservations(eventId: $eventId) { sessionId state comeBy version } }',
    { eventId },
  );
  return listMyReservations[0];
};

beforeAll(async () => {
  const folder = newDataFolder();
  const sandbox = await startPrivateSandbox(folder);
  const [, url = ''] = await sandbox.untilOutput(/Console\s+(http:\S+)/);
  [consoleUrl, doors] = [url, doorsOf(sandbox.outputs)];
  return async () => {
    sandbox.child.kill('SIGINT');
    await sandbox.ended;
    rmSync(folder, { recursive: true, force: true });
  };
}, 300_000);

for (const [number, place] of PLACES.entries()) {
  test(`guests are called, and told when to come by the clock of the place, ${place.name}`, { timeout: 300_000 }, async () => {
    const starts = startOf(place);
    const opens = starts.subtract({ minutes: LEAD_MINUTES });
    const releases = starts.subtract({ minutes: RELEASE_MINUTES });
    await moveTo(opens.subtract({ minutes: 20 }));
    const organizer = await createPerson(doors, `organizer-${number}@clock.example`, ['organizers']);
    const at = (hours: number): string => starts.add({ hours }).toString({ fractionalSecondDigits: 3 });
    const eventId = await createEvent(doors, organizer.accessToken, {
      ...{ name: 'Night', place: 'Hall', timeZone: place.zone, capacity: 10 },
      ...{ registrationOpensAt: at(-48), registrationClosesAt: at(4), checkInOpensAt: at(-24), startsAt: at(-24), endsAt: at(8) },
    });
    const [sessionId = ''] = await createSessions(doors, organizer.accessToken, eventId, [
      {
        title: 'Stars',
        room: 'Dome',
        startsAt: at(0),
        endsAt: at(1),
        capacity: 10,
        reservationOpensAt: at(-24),
        queueLeadMinutes: LEAD_MINUTES,
        releaseMinutes: RELEASE_MINUTES,
      },
    ]);
    const guest = await newGuest(eventId, sessionId, number);

    await moveTo(opens.subtract({ seconds: 20 }));
    expect(await reservationOf(await signIn(doors, guest.email), eventId)).toMatchObject({ state: 'RESERVED', version: 1 });

    // The schedule of every minute runs at once, as the clock passed it.
    await moveTo(opens.add({ seconds: 1 }));
    await expect.poll(async () => (await reservationOf(guest.accessToken, eventId))?.state, { timeout: 90_000 }).toBe('CALLED');
    const called = await reservationOf(guest.accessToken, eventId);
    const comeBy = Temporal.Instant.from(called?.comeBy ?? '');
    expect(Temporal.Instant.compare(comeBy, opens.add({ minutes: 10 }))).toBeGreaterThanOrEqual(0);
    expect(Temporal.Instant.compare(comeBy, releases)).toBeLessThanOrEqual(0);
    const clock = comeBy.toZonedDateTimeISO(place.zone).toPlainTime().toString({ smallestUnit: 'minute' });
    expect(clock).toMatch(new RegExp(`^(${place.hour}):`));
    await expect.poll(async () => (await sentTo(guest.phone)).length, { timeout: 90_000 }).toBe(1);
    await expect.poll(async () => (await sentTo(guest.email)).length, { timeout: 90_000 }).toBe(1);
    for (const text of [...(await sentTo(guest.phone)), ...(await sentTo(guest.email))]) expect(text).toContain(`come by ${clock}`);

    await moveTo(releases.add({ seconds: 1 }));
    await expect.poll(async () => (await reservationOf(guest.accessToken, eventId))?.state, { timeout: 90_000 }).toBe('FORFEITED');
    expect(await sentTo(guest.phone)).toHaveLength(1);
  });
}

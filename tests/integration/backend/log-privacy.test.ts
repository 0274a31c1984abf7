import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createPerson, type Person } from '../../../local/seed/people.ts';
import { anEvent, aSession } from '../../fixtures/world/event-plans.ts';
import {
  aGuest,
  changeRegistration,
  checkIn,
  checkInByHand,
  createEvent,
  doors,
  findGuests,
  publishEvent,
  register,
  undo,
} from './backend-calls.ts';
import { saveAreas } from './catalog-calls.ts';
import { functionLogs } from './function-logs.ts';
import { create, decline, send, take } from './guest-request-calls.ts';
import { listNotices } from './notice-calls.ts';
import { newPerson, newWorker } from './people.ts';
import { createAlert } from './request-alert-calls.ts';
import { aRequestRow, invokeFunction, invokeWithBatch, streamRecord } from './sandbox-inside.ts';
import { cancelSession, createSession, reserve } from './session-calls.ts';
import { admit, admitByHand, inMinutes } from './session-door-calls.ts';

const WAIT = { timeout: 60_000, interval: 250 };
/** Nobody has these by chance: whatever they stand in came from here. */
const PHONE = '+351912345671';
const OPTED_OUT_PHONE = '+14255550119';
const STAFF_PHONE = '+351912345672';
const PERSONAL = {
  givenName: 'Xanthippe',
  familyName: 'Quillfeather',
  company: 'Zephyrworks',
  jobTitle: 'Archlutenist',
  dietaryNeeds: 'mangosteens alone',
  accessibilityNeeds: 'a ramp of jacaranda',
};
const NOTE = 'beside the blue armadillo';
const LOCATION = 'Table Wyvern';
const REASON = 'because of the flugelhorn';

let organizer: Person;
let guest: Person;
let bouncing: Person;
let staff: string;
let eventId: string;
const secrets = new Set<string>([...Object.values(PERSONAL), PHONE, OPTED_OUT_PHONE, STAFF_PHONE, NOTE, LOCATION, REASON]);

/** What staff and guests do, and what goes wrong, from the registration to the last message. */
beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  const created = await createEvent(organizer.accessToken, anEvent());
  eventId = created.id;
  const { version } = await publishEvent(organizer.accessToken, eventId, true);
  await saveAreas(organizer.accessToken, eventId, [{ name: 'North bar', targetMinutes: 5 }], version);
  guest = await newPerson();
  bouncing = await createPerson(doors(), `bounce+${randomUUID()}@simulator.amazonses.com`, []);
  staff = await newWorker(organizer.accessToken, eventId, 'STAFF');
  for (const { email } of [organizer, guest, bouncing]) secrets.add(email);
  await createAlert(staff, eventId, { channel: 'SMS', phone: STAFF_PHONE });

  const input = aGuest({ ...PERSONAL, phone: PHONE, notifyBySms: true });
  const { guestId, ticket } = await register(guest.accessToken, eventId, { input });
  const other = await register(bouncing.accessToken, eventId, {
    input: aGuest({ ...PERSONAL, phone: OPTED_OUT_PHONE, notifyBySms: true }),
  });
  secrets.add(ticket ?? '').add(other.ticket ?? '');
  await refused(changeRegistration(guest.accessToken, eventId, aGuest({ ...PERSONAL, notifyBySms: true, phone: PERSONAL.familyName })));
  await refused(register(guest.accessToken, `${PERSONAL.givenName}`, { input }));
  await findGuests(staff, eventId, PERSONAL.familyName);

  const { scanId } = await checkIn(staff, eventId, ticket ?? '');
  await undo(staff, eventId, scanId);
  await checkIn(staff, eventId, `${ticket}X`);
  await checkIn(staff, eventId, ticket ?? '');
  await checkInByHand(staff, eventId, other.guestId);

  const order = { category: 'ASSISTANCE', note: NOTE, location: LOCATION };
  const request = await create(guest.accessToken, eventId, order);
  await take('claim', staff, request);
  await take('fulfil', staff, request);
  await decline(staff, await create(bouncing.accessToken, eventId, order), REASON);

  const session = await createSession(organizer.accessToken, eventId);
  const door = { eventId, sessionId: session.id };
  await reserve(guest.accessToken, session);
  await reserve(bouncing.accessToken, session);
  await send(
    staff,
    `mutation ($eventId: ID!, $sessionId: ID!, $clientKey: String!) {
      callUpSession(eventId: $eventId, sessionId: $sessionId, count: 2, clientKey: $clientKey) { sessionId }
    }`,
    { ...door, clientKey: randomUUID() },
  );
  await admit(staff, door, ticket ?? '');
  await admit(staff, door, `${other.ticket}X`);
  await admitByHand(staff, door, other.guestId);
  const second = await createSession(organizer.accessToken, eventId, {
    input: aSession({ startsAt: inMinutes(200), endsAt: inMinutes(260) }),
  });
  await reserve(guest.accessToken, second);
  await cancelSession(organizer.accessToken, second, { reason: REASON, version: second.version });

  await failOnPurpose(guestId);
  await vi.waitFor(async () => expect((await noticeWords()).filter((words) => words.includes('PENDING'))).toEqual([]), WAIT);
  await vi.waitFor(async () => expect(await noticeWords()).toEqual(expect.arrayContaining(['EMAIL SENT BOUNCED', 'SMS SUPPRESSED'])), WAIT);
}, 180_000);

const noticeWords = async (): Promise<string[]> =>
  (await listNotices(organizer.accessToken, eventId)).items.map(({ channel, state, delivery }) =>
    [channel, state, delivery].filter(Boolean).join(' '),
  );

const refused = (call: Promise<unknown>): Promise<void> => expect(call).rejects.toThrow();

/** Rows that no function can read, full of what must not be repeated, and delivery events of messages that are nobody's. */
const failOnPurpose = async (guestId: string): Promise<void> => {
  const broken = streamRecord({
    after: aRequestRow(eventId, { guestId, guestName: PERSONAL.familyName, note: NOTE, urgency: PERSONAL.jobTitle, lines: PHONE }),
  });
  for (const name of ['announce-requests', 'aggregate-requests']) await invokeWithBatch(name, [broken]).catch(() => undefined);
  const scan = streamRecord({ after: { id: `${eventId}#x`, eventId, outcome: PERSONAL.givenName, guestName: PERSONAL.familyName } });
  await invokeWithBatch('count-check-ins', [scan]);
  const place = streamRecord({ after: { id: 'x', eventId, sessionId: 's', guestId, state: PERSONAL.company, version: 1 } });
  await invokeWithBatch('announce-reservations', [place]);
  for (const message of [`not JSON: ${guest.email}`, JSON.stringify({ eventType: 'Bounce', mail: { destination: [guest.email] } })]) {
    await invokeFunction('record-delivery', { Records: [{ Sns: { Message: message } }] }).catch(() => undefined);
  }
};

describe('The logs of functions, at their most talkative', () => {
  it('have ids of all that happened', async () => {
    const logs = await functionLogs();
    // Of whichever event: other tests use the same functions, and the sandbox keeps their last lines alone.
    const talking = [...logs].filter(([, lines]) =>
      lines.some((line) => /"(event|session|request|notice|guest)Id"|"id"/.test(line) || line.includes(eventId)),
    );
    const names = talking.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        ...['registration', 'manage-event', 'confirm-registration', 'guest-requests', 'announce-reservations', 'session-door'],
        ...['send-notices', 'aggregate-notices', 'aggregate-requests', 'manage-sessions'],
      ]),
    );
    const failed = ['announce-requests', 'aggregate-requests', 'count-check-ins', 'announce-reservations'];
    for (const name of failed) expect(logs.get(name)?.join('\n'), name).toMatch(/"level":"ERROR".*"message":"Not (announced|counted)"/);
  });

  it('name nobody: no name, address, phone number, need, note or ticket of those who took part', async () => {
    for (const [name, lines] of await functionLogs()) {
      const text = lines.join('\n');
      for (const secret of secrets) expect(text.includes(secret), `${name} printed ${secret}`).toBe(false);
    }
  });

  it('hold nothing that looks like an address or a ticket, of whomever', async () => {
    for (const [name, lines] of await functionLogs()) {
      const suspicious = lines.filter((line) => /[\w.+-]+@[\w-]+\.\w+/.test(line) || /U1\.\w{8}\.\w{16}\.\d+\.\w+/.test(line));
      expect(suspicious, name).toEqual([]);
    }
  });
});

describe('The numbers in the logs', () => {
  it('count what happened, the scans at the gate among them', async () => {
    const counted = async (name: string, metric: string, dimensions: object): Promise<number> => {
      const lines = ((await functionLogs()).get(name) ?? []).filter((line) => line.startsWith('{') && line.includes(`"${metric}"`));
      return lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .filter((line) => line['eventId'] === eventId && Object.entries(dimensions).every(([key, value]) => line[key] === value))
        .reduce((sum, line) => sum + Number(line[metric]), 0);
    };
    const scans = (outcome: string) => counted('count-check-ins', 'CheckIns', { direction: 'ENTRY', outcome });
    await expect.poll(() => scans('ADMITTED'), WAIT).toBe(3);
    expect(await scans('UNDONE')).toBe(1);
    expect(await counted('count-check-ins', 'CheckInDenials', { reason: 'UNKNOWN_TICKET' })).toBe(1);
    expect(await counted('confirm-registration', 'Registrations', { outcome: 'REGISTERED' })).toBe(2);
    expect(await counted('aggregate-requests', 'Requests', { state: 'OPEN' })).toBe(2);
    expect(await counted('session-door', 'SessionDoor', { outcome: 'ADMITTED' })).toBe(2);
    expect(await counted('announce-reservations', 'SessionPlaces', { state: 'CALLED' })).toBe(2);
    expect(await counted('aggregate-notices', 'Deliveries', { channel: 'EMAIL', delivery: 'BOUNCED' })).toBeGreaterThan(0);
  });
});

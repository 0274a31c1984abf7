import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { noticeRowsOf } from '../../../amplify/functions/notices/plan-notices.ts';
import type { EventRow, GuestRow } from '../../../amplify/functions/runtime/rows.ts';
import { GET, POST } from '../../../app/(guest)/messages/[token]/unsubscribe/route.ts';
import { configureAmplify } from '../../../lib/data/configure.ts';
import { getMessageChoice, setMessageChoice } from '../../../lib/data/message-choice.ts';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { aGuest, createEvent, publishEvent, register } from './backend-calls.ts';
import { newPeople, newPerson } from './people.ts';
import { documents, sentTo, tableNamed } from './sandbox-inside.ts';

// The site of this test talks to the sandbox of this test.
vi.mock('@/amplify_outputs.json', () => ({ default: inject('sandboxOutputs') }));

let organizer: Person;
let guests: Person[];

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  guests = await newPeople(3);
  configureAmplify();
});

const read = async <Row>(model: string, id: string): Promise<Row> => {
  const { Item } = await documents().send(new GetCommand({ TableName: await tableNamed(model), Key: { id }, ConsistentRead: true }));
  return Item as Row;
};

const put = async (table: string, Item: Record<string, unknown>): Promise<void> => {
  await documents().send(new PutCommand({ TableName: await tableNamed(table), Item }));
};

const sessionOf = (eventId: string, number: number) => {
  const at = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const times = { startsAt: at(2), endsAt: at(3) };
  return { sessionId: `GONE${eventId}${number}`, title: 'Looms', room: 'Hall B', ...times, revision: 2, reason: 'The speaker is ill.' };
};

/** A session is cancelled, and the ledger's stream has its guest told. */
const cancelSession = async ({ event, guest }: { event: EventRow; guest: GuestRow }, number = 1): Promise<void> => {
  const session = sessionOf(event.id, number);
  await put('Session', { id: session.sessionId, eventId: event.id, state: 'CANCELLED', revision: 2 });
  const request = { kind: 'SESSION_CANCELLED' as const, eventId: event.id, guestId: guest.id, session };
  for (const row of noticeRowsOf(request, { event, guest, now: new Date() })) await put('NoticeTable', row);
};

const registered = async (person: Person, input = aGuest()): Promise<{ event: EventRow; guest: GuestRow }> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ name: 'Engines & Looms' }));
  await publishEvent(organizer.accessToken, id, true);
  const { guestId } = await register(person.accessToken, id, { input });
  return { event: await read('Event', id), guest: await read('Guest', guestId) };
};

const emailsAbout = async (email: string, subject: string) =>
  (await sentTo(email, 'EMAIL')).filter((message) => message.subject === subject);

const tokenIn = (text = ''): string => /\/messages\/(\w+)/.exec(text)?.[1] ?? '';

const unsubscribe = (token: string): Promise<Response> =>
  POST(new Request(`https://events.example/messages/${token}/unsubscribe`, { method: 'POST', body: 'List-Unsubscribe=One-Click' }), {
    params: Promise.resolve({ token }),
  });

describe('The link in an e-mail', { timeout: 150_000 }, () => {
  it('ends such e-mails with one click and no account, and takes them up again', async () => {
    const person = guests[0] as Person;
    const world = await registered(person);
    await cancelSession(world);
    const subject = 'A session is cancelled: Looms';
    await expect.poll(() => emailsAbout(person.email, subject), { timeout: 60_000 }).toHaveLength(1);
    const [message] = await emailsAbout(person.email, subject);
    const token = tokenIn(message?.text);
    const masked = `${person.email.slice(0, 1)}•••${person.email.slice(person.email.indexOf('@'))}`;
    const choice = { eventName: 'Engines & Looms', email: masked, notifyByEmail: true };
    expect(await getMessageChoice(token)).toMatchObject(choice);

    // As a mail program does it, twice: the second time changes nothing.
    for (let click = 0; click < 2; click++) expect((await unsubscribe(token)).status).toBe(200);
    expect(await read<GuestRow>('Guest', world.guest.id)).toMatchObject({ notifyByEmail: false, state: 'REGISTERED', ticketRevision: 1 });
    expect(await getMessageChoice(token)).toMatchObject({ ...choice, notifyByEmail: false });

    expect(await setMessageChoice(token, true)).toMatchObject(choice);
    expect(await read<GuestRow>('Guest', world.guest.id)).toMatchObject({ notifyByEmail: true });
  });

  it('ends what waits to be sent too', async () => {
    const person = guests[1] as Person;
    const world = await registered(person);
    await cancelSession(world, 1);
    const subject = 'A session is cancelled: Looms';
    await expect.poll(() => emailsAbout(person.email, subject), { timeout: 60_000 }).toHaveLength(1);
    const [message] = await emailsAbout(person.email, subject);
    await setMessageChoice(tokenIn(message?.text), false);
    // Planned for the guest as it was before.
    await cancelSession(world, 2);
    const { sessionId } = sessionOf(world.event.id, 2);
    const id = `${world.event.id}#SESSION_CANCELLED#${sessionId}.s2#${world.guest.id}#EMAIL`;
    await expect
      .poll(() => read<{ state: string; reason?: string }>('NoticeTable', id), { timeout: 60_000 })
      .toMatchObject({ state: 'SUPPRESSED', reason: 'NOT_WANTED' });
    expect(await emailsAbout(person.email, subject)).toHaveLength(1);
  });

  it('that is forged, cut off or of somebody else changes nothing, and tells nothing', async () => {
    const world = await registered(guests[2] as Person);
    const forged = `${world.event.id}${world.guest.id}${'A'.repeat(52)}`;
    for (const token of [forged, forged.slice(0, 30), 'x', '../me']) {
      await expect(getMessageChoice(token)).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
      await expect(setMessageChoice(token, false)).rejects.toMatchObject({ code: 'LINK_NOT_VALID' });
      expect((await unsubscribe(token)).status).toBe(404);
    }
    expect(await read<GuestRow>('Guest', world.guest.id)).toMatchObject({ notifyByEmail: true });
  });

  it('changes nothing when a program only looks at it', async () => {
    const looking = GET(new Request('https://events.example/messages/T/unsubscribe'), { params: Promise.resolve({ token: 'T' }) });
    await expect(looking).rejects.toMatchObject({ digest: expect.stringContaining(';/messages/T;') as string });
  });
});

it('A guest who registers in German is written to in German, and can change that', async () => {
  const person = guests[2] as Person;
  const { guest } = await registered(person, aGuest({ language: 'de' }) as ReturnType<typeof aGuest>);
  expect(guest.language).toBe('de');
  await expect.poll(() => emailsAbout(person.email, 'Ihr Ticket für Engines & Looms'), { timeout: 60_000 }).toHaveLength(1);
  const { changeRegistration } = await import('./backend-calls.ts');
  await changeRegistration(person.accessToken, guest.eventId, aGuest());
  expect(await read<GuestRow>('Guest', guest.id)).toMatchObject({ language: 'de' });
  await changeRegistration(person.accessToken, guest.eventId, aGuest({ language: 'en' }));
  expect(await read<GuestRow>('Guest', guest.id)).toMatchObject({ language: 'en' });
  await expect(changeRegistration(person.accessToken, guest.eventId, aGuest({ language: 'fr' }))).rejects.toThrow();
});

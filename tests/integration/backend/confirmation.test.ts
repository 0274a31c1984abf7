import { DynamoDBClient, ListTablesCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { simpleParser } from 'mailparser';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { aGuest, cancel, createEvent, publishEvent, register } from './backend-calls.ts';
import { newPeople, newPerson } from './people.ts';

type Message = { id: string; channel: string; to: string[]; subject?: string; text?: string };

let organizer: Person;
let guests: Person[];

beforeAll(async () => {
  organizer = await newPerson(['organizers']);
  guests = await newPeople(3);
});

const guest = (index: number): Person => guests[index] as Person;

const outbox = async (to: string, channel: 'EMAIL' | 'SMS'): Promise<Message[]> => {
  const url = new URL('/api/outbox', inject('sandboxAddresses').console);
  url.search = new URLSearchParams({ to, channel, limit: '50' }).toString();
  return (await (await fetch(url)).json()) as Message[];
};

const subjectsTo = async (person: Person): Promise<(string | undefined)[]> =>
  (await outbox(person.email, 'EMAIL')).map(({ subject }) => subject).reverse();

const published = async (name: string, capacity: number): Promise<string> => {
  const { id } = await createEvent(organizer.accessToken, anEvent({ name, capacity }));
  await publishEvent(organizer.accessToken, id, true);
  return id;
};

const writeState = async (guestId: string, state: string): Promise<void> => {
  const dynamodb = new DynamoDBClient({
    endpoint: inject('sandboxAddresses').dynamodb,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { TableNames } = await dynamodb.send(new ListTablesCommand({}));
  await dynamodb.send(
    new UpdateItemCommand({
      TableName: TableNames?.find((name) => name.startsWith('Guest-')),
      Key: { id: { S: guestId } },
      UpdateExpression: 'SET #state = :state',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':state': { S: state } },
    }),
  );
  dynamodb.destroy();
};

describe('A guest is told', () => {
  it('of the registration, with the ticket as a QR code and a calendar entry', async () => {
    const eventId = await published('Told', 10);
    await register(guest(0).accessToken, eventId);
    await expect.poll(() => subjectsTo(guest(0)), { timeout: 30_000 }).toContain('Your ticket for Told');
    const [message] = await outbox(guest(0).email, 'EMAIL');
    const raw = await (await fetch(new URL(`/api/outbox/${message?.id}/raw`, inject('sandboxAddresses').console))).text();
    const { attachments, text } = await simpleParser(raw);
    expect(attachments.map(({ contentType }) => contentType)).toEqual(['image/png', 'image/png', 'text/calendar']);
    expect(text).toContain(`/events/${eventId}/ticket`);
  });

  it('of waiting, of getting in and of having cancelled, each once', async () => {
    const eventId = await published('Line', 1);
    await register(guest(1).accessToken, eventId);
    await expect.poll(() => subjectsTo(guest(1)), { timeout: 30_000 }).toEqual(['Your ticket for Line']);
    await register(guest(2).accessToken, eventId);
    await expect.poll(() => subjectsTo(guest(2)), { timeout: 30_000 }).toEqual(['You are on the waitlist for Line']);
    await cancel(guest(1).accessToken, eventId);
    await expect
      .poll(() => subjectsTo(guest(2)), { timeout: 30_000 })
      .toEqual(['You are on the waitlist for Line', 'You have a seat at Line']);
    await expect
      .poll(() => subjectsTo(guest(1)), { timeout: 30_000 })
      .toEqual(['Your ticket for Line', 'Your registration for Line is cancelled']);
  });

  it('once of one change, also when the stream brings it again', async () => {
    const person = await newPerson();
    const eventId = await published('Again', 1);
    const { guestId } = await register(person.accessToken, eventId);
    // The same change twice, with the same revision: what a redelivered record looks like to the function.
    for (const state of ['WAITLISTED', 'REGISTERED', 'WAITLISTED', 'REGISTERED']) await writeState(guestId, state);
    await expect.poll(() => subjectsTo(person), { timeout: 30_000 }).toContain('You have a seat at Again');
    // One stream shard brings records in order: when this one is told, those before it were dealt with.
    await cancel(person.accessToken, eventId);
    await expect.poll(() => subjectsTo(person), { timeout: 30_000 }).toContain('Your registration for Again is cancelled');
    expect((await subjectsTo(person)).filter((subject) => subject === 'You have a seat at Again')).toHaveLength(1);
  });

  it('by text message too, if they want', async () => {
    const eventId = await published('Texted', 10);
    const phone = '+351912000001';
    await register(guest(0).accessToken, eventId, { input: aGuest({ phone, notifyBySms: true }) });
    await expect
      .poll(async () => (await outbox(phone, 'SMS')).map(({ text }) => text), { timeout: 30_000 })
      .toEqual([expect.stringContaining(`You are registered for Texted. Your ticket:`)]);
  });
});

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { eventShardOf, guestIdOf } from '../../lib/domain/guest-id.ts';
import { indexShards } from '../../lib/domain/index-shards.ts';
import { eventGroup, GROUPS } from '../../lib/domain/roles.ts';
import { SigningKey } from '../../local/cognito/signing-key.ts';
import type { Sandbox } from '../../local/sandbox.ts';
import { createItem, type ItemPlan, saveAreas } from '../../local/seed/catalog.ts';
import { callGraphql, doorsOf } from '../../local/seed/doors.ts';
import { createEvent } from '../../local/seed/events.ts';
import { createPerson } from '../../local/seed/people.ts';
import { anEvent } from '../fixtures/world/event-plans.ts';
import type { Random } from './seeded.ts';

export type RushGuest = {
  sub: string;
  email: string;
  guestId: string;
  phone: string;
  wantsEmail: boolean;
  wantsSms: boolean;
  token: string;
};
export type RushStaff = { sub: string; token: string; area: string };
export type RushItem = ItemPlan & { id: string };

export type World = {
  eventId: string;
  organizerToken: string;
  areas: string[];
  items: RushItem[];
  guests: RushGuest[];
  staff: RushStaff[];
  /** Phones that hear of requests through the topic, and alerts that are served by the ledger. */
  staffPhones: string[];
  ledgerAlert: { id: string; area: string; endpoint: string };
  documents: DynamoDBDocumentClient;
  tables: Tables;
};

export type Tables = Record<'event' | 'guest' | 'profile' | 'request' | 'item' | 'entitlement' | 'notice' | 'alert', string>;

const AREAS = ['Bar', 'Kitchen', 'Stand'];

/** Free and priced, with and without stock and limit; some for which the rush is too much. */
const itemPlans = (guests: number): ItemPlan[] => {
  const of = (share: number): number => Math.max(2, Math.round(guests * share));
  return [
    { category: 'BEVERAGE', area: 'bar', name: 'Filter coffee', priceCents: 0 },
    { category: 'BEVERAGE', area: 'bar', name: 'Flat white', priceCents: 350 },
    { category: 'BEVERAGE', area: 'bar', name: 'Orange juice', priceCents: 405, stock: of(0.15) },
    { category: 'BEVERAGE', area: 'bar', name: 'Welcome drink', priceCents: 0, limitPerGuest: 2, stock: of(0.6) },
    { category: 'FOOD', area: 'kitchen', name: 'Harbour sandwich', priceCents: 755, stock: of(0.2) },
    { category: 'FOOD', area: 'kitchen', name: 'Vegan bowl', priceCents: 980, stock: of(0.1), limitPerGuest: 1 },
    { category: 'FOOD', area: 'kitchen', name: 'Pastel de nata', priceCents: 179, stock: 3 },
    { category: 'HANDOUT', area: 'stand', name: 'T-shirt', priceCents: 0, limitPerGuest: 1, stock: of(0.3) },
    { category: 'HANDOUT', area: 'stand', name: 'Tote bag', priceCents: 1200, limitPerGuest: 3, stock: of(0.1) },
  ];
};

const TOKEN_SECONDS = 12 * 60 * 60;
const BATCH = 25;

type Size = { guests: number; staff: number; random: Random; dataFolder: string };

/** An event that is on, with everyone inside. Guests and staff are rows: nobody signs up five thousand people one by one. */
export const buildWorld = async (sandbox: Sandbox, { guests: guestCount, staff: staffCount, random, dataFolder }: Size): Promise<World> => {
  const doors = doorsOf(sandbox.outputs);
  const organizer = await createPerson(doors, `organizer-${randomUUID()}@rush.example`, [GROUPS.organizers]);
  const sign = await tokenSigner(dataFolder, organizer.accessToken, sandbox.clock.now());
  const organizerToken = sign(organizer.sub, [GROUPS.organizers]);
  const eventId = await createEvent(doors, organizerToken, anEvent({ name: 'Rush', capacity: guestCount + 100 }));
  const { ids } = await saveAreas(
    doors,
    organizerToken,
    eventId,
    AREAS.map((name) => ({ name, targetMinutes: 6 })),
    2,
  );
  const items: RushItem[] = [];
  for (const plan of itemPlans(guestCount)) items.push({ ...plan, id: await createItem(doors, organizerToken, eventId, plan) });

  const documents = DynamoDBDocumentClient.from(sandbox.dynamodb, { marshallOptions: { removeUndefinedValues: true } });
  const tables = tablesOf(sandbox);
  const event = await documents.send(new GetCommand({ TableName: tables.event, Key: { id: eventId } }));
  const shards = indexShards(Number(event.Item?.['shards']));
  const at = sandbox.clock.now().toISOString();
  const guests = Array.from({ length: guestCount }, (_, number): RushGuest => {
    const email = `guest-${number}@rush.example`;
    const sub = randomUUID();
    const phone = `+351910${String(number).padStart(6, '0')}`;
    return {
      ...{ sub, email, phone, guestId: guestIdOf(eventId, email), token: sign(sub, []) },
      ...{ wantsEmail: random() < 0.5, wantsSms: random() < 0.4 },
    };
  });
  const areas = [...ids.values()];
  const allAreas = areas.includes('help') ? areas : [...areas, 'help'];
  const staff = Array.from({ length: staffCount }, (_, number): RushStaff => {
    const sub = randomUUID();
    const area = allAreas[number % allAreas.length] ?? 'help';
    return { sub, area, token: sign(sub, [GROUPS.staff, eventGroup('STAFF', eventId)]) };
  });
  const write = (table: string, rows: Record<string, unknown>[]): Promise<void> => writeAll(documents, table, rows);
  await write(
    tables.guest,
    guests.map((guest, number) => guestRow(guest, { number, eventId, shards, at })),
  );
  const profiles = [...guests, ...staff.map(({ sub }, number) => ({ sub, email: `staff-${number}@rush.example` }))];
  await write(
    tables.profile,
    profiles.map(({ sub, email }) => profileRow(sub, email, at)),
  );

  const ledgerAlert = { id: `alert-${randomUUID()}`, area: 'kitchen', endpoint: 'kitchen@rush.example' };
  await documents.send(new PutCommand({ TableName: tables.alert, Item: alertRow(ledgerAlert, eventId, at) }));
  const staffPhones = ['+351930000001', '+351930000002'];
  for (const [index, phone] of staffPhones.entries()) {
    const area = index === 0 ? 'bar' : '*';
    await callGraphql(
      doors,
      staff[0]?.token ?? '',
      `mutation ($eventId: ID!, $area: String!, $phone: String) {
        createRequestAlert(eventId: $eventId, area: $area, channel: SMS, phone: $phone) { id }
      }`,
      { eventId, area, phone },
    );
  }
  return { eventId, organizerToken, areas: allAreas, items, guests, staff, staffPhones, ledgerAlert, documents, tables };
};

/** Signs with the key of the sandbox's own user pool, so that every call is checked as anyone's. */
const tokenSigner = async (dataFolder: string, model: string, now: Date): Promise<(sub: string, groups: string[]) => string> => {
  const key = await SigningKey.load(join(dataFolder, 'cognito'));
  const claims = JSON.parse(Buffer.from(model.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const issuedAt = Math.floor(now.getTime() / 1000);
  return (sub, groups) =>
    key.sign({
      ...{ ...claims, sub, username: sub, origin_jti: randomUUID(), jti: randomUUID() },
      ...{ iat: issuedAt, auth_time: issuedAt, exp: issuedAt + TOKEN_SECONDS },
      'cognito:groups': groups.length > 0 ? groups : undefined,
    });
};

const tablesOf = ({ backend }: Sandbox): Tables => {
  const environment = functionEnvironment(backend);
  const named = (variable: string): string => {
    const name = environment[variable];
    if (!name) throw new Error(`No function knows ${variable}.`);
    return name;
  };
  return {
    event: named('EVENT_TABLE'),
    guest: named('GUEST_TABLE'),
    profile: named('PROFILE_TABLE'),
    request: named('GUEST_REQUEST_TABLE'),
    item: named('CATALOG_ITEM_TABLE'),
    entitlement: named('ENTITLEMENT_TABLE'),
    notice: named('NOTICE_TABLE'),
    alert: named('REQUEST_ALERT_TABLE'),
  };
};

/** The variables of all functions together: where two of them know a name, it means the same. */
export const functionEnvironment = ({ functions }: Sandbox['backend']): Record<string, string> =>
  Object.assign({}, ...functions.map(({ environment }) => environment)) as Record<string, string>;

type GuestParts = { number: number; eventId: string; shards: number; at: string };

const guestRow = (
  { sub, email, guestId, phone, wantsEmail, wantsSms }: RushGuest,
  { number, eventId, shards, at }: GuestParts,
): Record<string, unknown> => ({
  ...{ __typename: 'Guest', id: guestId, eventId, eventShard: eventShardOf(eventId, guestId, shards), sub, email, emailKey: email },
  ...{ state: 'REGISTERED', givenName: 'Rush', familyName: `Guest ${number}`, givenNameKey: 'rush', familyNameKey: `guest ${number}` },
  ...{ phone, notifyByEmail: wantsEmail, notifyBySms: wantsSms, ticketRevision: 1 },
  ...{ consentedAt: at, registeredAt: at, createdAt: at, updatedAt: at, checkedInAt: at },
});

const profileRow = (sub: string, email: string, at: string): Record<string, unknown> => ({
  ...{ __typename: 'Profile', id: sub, sub, email, name: email.split('@')[0], createdAt: at, updatedAt: at },
});

const alertRow = ({ id, area, endpoint }: World['ledgerAlert'], eventId: string, at: string): Record<string, unknown> => ({
  ...{ __typename: 'RequestAlert', id, eventId, sub: randomUUID(), area, channel: 'EMAIL', endpoint, endpointKey: `rush#${endpoint}` },
  ...{ servedBy: 'LEDGER', state: 'ACTIVE', createdAt: at, updatedAt: at },
});

const writeAll = async (documents: DynamoDBDocumentClient, table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
  for (let start = 0; start < rows.length; start += BATCH) {
    let pending: Record<string, unknown[]> | undefined = {
      [table]: rows.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } })),
    };
    while (pending && Object.keys(pending).length > 0) {
      const answer: { UnprocessedItems?: Record<string, unknown[]> | undefined } = await documents.send(
        new BatchWriteCommand({ RequestItems: pending as never }),
      );
      pending = answer.UnprocessedItems;
    }
  }
};

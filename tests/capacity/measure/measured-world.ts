import { randomUUID } from 'node:crypto';
import { type DocumentNode, parse } from 'graphql';
import { GROUPS } from '../../../lib/domain/roles.ts';
import type { Sandbox } from '../../../local/sandbox.ts';
import { createItem, type ItemPlan, saveAreas } from '../../../local/seed/catalog.ts';
import { callGraphql, doorsOf, type Doors } from '../../../local/seed/doors.ts';
import { assignStaff, createEvent, createSessions } from '../../../local/seed/events.ts';
import { createPerson, type Person, signIn } from '../../../local/seed/people.ts';
import { anEvent, aSession } from '../../fixtures/world/event-plans.ts';
import { fullOperation } from './full-operation.ts';
import { openScreen } from './screen.ts';

/** Someone who goes through the event. Filled in on the way. */
export type MeasuredGuest = { person: Person; guestId: string; ticket: string; requestId: string; scanId: string };

export type MeasuredWorld = {
  eventId: string;
  organizer: string;
  staff: string;
  kiosk: string;
  items: (ItemPlan & { id: string })[];
  /** One whose guests can be called now, and one of later. */
  sessions: { now: string; later: string };
  guests: MeasuredGuest[];
  /** Who will want text messages too. They have accounts. */
  texted: MeasuredGuest[];
  /** One operation as the data client sends it; its field's answer. */
  call<Answer = unknown>(token: string, field: string, variables: Record<string, unknown>): Promise<Answer>;
  /** A connection with these subscriptions. */
  watch(token: string, fields: Readonly<Record<string, Record<string, unknown>>>): Promise<void>;
  close(): void;
};

/** Index shards and seat counters are those of a huge event: reading a list of it asks them all. */
const CAPACITY = 100_000;
const SESSION_CAPACITY = 500;
const ITEMS = 12;
const TEXTED = 8;
/** A session as organizers write one. */
const ABSTRACT = 'What we learned in three years of running it, what we would do again, and what we never will. '.repeat(4);

const itemPlans = (area: string): ItemPlan[] =>
  Array.from({ length: ITEMS }, (_, index) => ({
    category: 'BEVERAGE' as const,
    area,
    name: `House drink ${index + 1}`,
    description: 'Served with ice, lemon and a slice of orange.',
    priceCents: 250 + index,
    dietaryTags: ['VEGAN'],
    ...(index === 0 && { stock: 1_000_000, limitPerGuest: 5 }),
  }));

const worker = async (doors: Doors, organizer: string, eventId: string, role: 'STAFF' | 'KIOSK'): Promise<string> => {
  const { email } = await createPerson(doors, `${role.toLowerCase()}-${randomUUID()}@measured.example`);
  await assignStaff(doors, organizer, eventId, email, role);
  return signIn(doors, email);
};

const operations = (doors: Doors, schema: DocumentNode): Pick<MeasuredWorld, 'call' | 'watch' | 'close'> => {
  const screens: (() => void)[] = [];
  return {
    call: async <Answer>(token: string, field: string, variables: Record<string, unknown>) =>
      (await callGraphql<Record<string, Answer>>(doors, token, fullOperation(schema, field, variables), variables))[field] as Answer,
    watch: async (token, fields) => {
      const subscriptions = Object.entries(fields).map(([field, variables]) => ({
        query: fullOperation(schema, field, variables),
        variables,
      }));
      screens.push(await openScreen(doors, token, subscriptions));
    },
    close: () => screens.forEach((close) => close()),
  };
};

/** A huge event that is on, with nobody registered yet. */
export const buildMeasuredWorld = async (sandbox: Sandbox): Promise<MeasuredWorld> => {
  const doors = doorsOf(sandbox.outputs);
  const schema = parse(sandbox.backend.api?.schema ?? '');
  const { accessToken: organizer } = await createPerson(doors, `organizer-${randomUUID()}@measured.example`, [GROUPS.organizers]);
  const eventId = await createEvent(doors, organizer, anEvent({ capacity: CAPACITY, name: 'The measured conference' }));
  const { ids } = await saveAreas(doors, organizer, eventId, [{ name: 'Bar', targetMinutes: 5 }], 2);
  const items: MeasuredWorld['items'] = [];
  for (const plan of itemPlans(ids.get('Bar') ?? '')) items.push({ ...plan, id: await createItem(doors, organizer, eventId, plan) });
  const later = new Date(Date.now() + 3 * 3_600_000);
  const [now = '', afterwards = ''] = await createSessions(doors, organizer, eventId, [
    aSession({ capacity: SESSION_CAPACITY, abstract: ABSTRACT }),
    aSession({
      ...{ capacity: SESSION_CAPACITY, abstract: ABSTRACT, title: 'A later session' },
      ...{ startsAt: later.toISOString(), endsAt: new Date(later.getTime() + 3_600_000).toISOString() },
    }),
  ]);
  return {
    ...operations(doors, schema),
    ...{ eventId, organizer, items, sessions: { now, later: afterwards }, guests: [] },
    texted: await Promise.all(Array.from({ length: TEXTED }, () => signUp(sandbox))),
    staff: await worker(doors, organizer, eventId, 'STAFF'),
    kiosk: await worker(doors, organizer, eventId, 'KIOSK'),
  };
};

/** An account with a verified address, as a person makes it who comes for the first time. */
export const signUp = async (sandbox: Sandbox): Promise<MeasuredGuest> => ({
  person: await createPerson(doorsOf(sandbox.outputs), `guest-${randomUUID()}@measured.example`),
  ...{ guestId: '', ticket: '', requestId: '', scanId: '' },
});

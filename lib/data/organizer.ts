import type { Schema } from '@/amplify/data/schema';
import type { EventRole } from '../domain/roles.ts';
import { DEFAULT_CURRENCY } from '../domain/service-area.ts';
import type { EventInput } from '../validation/event.ts';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { Page } from './events.ts';
import { unwrap, unwrapNullable, type Answer } from './unwrap.ts';

/** An event as its organizers see it. `version` rises with every change. */
export type ManagedEvent = Defined<Schema['ManagedEvent']['type']>;

/** Somebody in charge of an event, by e-mail address; PENDING until that address has an account. */
export type Assignment = Defined<Schema['Assignment']['type']>;

const PAGE_SIZE = 50;

/** Events in every state, latest start first. */
export const listManagedEvents = async (nextToken?: string): Promise<Page<ManagedEvent>> => {
  const query = getClient().models.Event.listEventsByStart({ kind: 'EVENT' }, { sortDirection: 'DESC', limit: PAGE_SIZE, nextToken });
  const { items, next } = await pageOf(query);
  return { items: items.map(toManagedEvent), nextToken: next };
};

/** An event in any state; undefined when there is none of that id. */
export const findManagedEvent = async (eventId: string): Promise<ManagedEvent | undefined> => {
  const event = await unwrapNullable(getClient().models.Event.get({ id: eventId }));
  return event ? toManagedEvent(event) : undefined;
};

/** Creates a draft; a repeated call with the same key gives the event of the first. AppErrors: INVALID_INPUT. */
export const createEvent = async (input: EventInput, idempotencyKey: string): Promise<ManagedEvent> =>
  definedFields(await unwrap(getClient().mutations.createEvent({ input, idempotencyKey })));

/** Changes the version that was seen. AppErrors: INVALID_INPUT, EVENT_NOT_FOUND, VERSION_CONFLICT. */
export const updateEvent = async (eventId: string, input: EventInput, version: number): Promise<ManagedEvent> =>
  definedFields(await unwrap(getClient().mutations.updateEvent({ eventId, input, version })));

/** Shows an event to everyone, or hides it again. */
export const publishEvent = async (eventId: string, published: boolean): Promise<ManagedEvent> =>
  definedFields(await unwrap(getClient().mutations.publishEvent({ eventId, published })));

/** Everyone in charge of the event, staff and kiosks. Every page is read: an event has few of them. */
export const listAssignments = async (eventId: string): Promise<Assignment[]> => {
  const assignments: Assignment[] = [];
  let nextToken: string | undefined;
  do {
    const { items, next } = await pageOf(getClient().models.StaffAssignment.list({ eventId, nextToken }));
    assignments.push(...items.map(({ email, role, state, assignedAt }) => ({ eventId, email, role, state, assignedAt })));
    nextToken = next;
  } while (nextToken);
  return assignments;
};

/** Puts the holder of an e-mail address in charge. AppErrors: INVALID_INPUT, EVENT_NOT_FOUND. */
export const assignStaff = async (eventId: string, email: string, role: EventRole): Promise<Assignment> =>
  definedFields(await unwrap(getClient().mutations.assignStaff({ eventId, email, role })));

/** Takes the charge back; it holds from that person's next token. */
export const unassignStaff = async (eventId: string, email: string): Promise<Assignment> =>
  definedFields(await unwrap(getClient().mutations.unassignStaff({ eventId, email })));

type ListAnswer<Item> = Answer<Item[]> & { nextToken?: string | null };

const pageOf = async <Item>(pending: Promise<ListAnswer<Item>>): Promise<{ items: Item[]; next: string | undefined }> => {
  let next: string | undefined;
  const items = await unwrap(pending.then((answer) => ((next = answer.nextToken ?? undefined), answer)));
  return { items, next };
};

const toManagedEvent = (event: Schema['Event']['type']): ManagedEvent => {
  const {
    id,
    name,
    place,
    timeZone,
    startsAt,
    endsAt,
    registrationOpensAt,
    registrationClosesAt,
    checkInOpensAt,
    capacity,
    state,
    version,
  } = event;
  const currency = event.currency ?? DEFAULT_CURRENCY;
  const description = event.description ?? undefined;
  return {
    id,
    name,
    description,
    place,
    timeZone,
    startsAt,
    endsAt,
    registrationOpensAt,
    registrationClosesAt,
    checkInOpensAt,
    capacity,
    currency,
    state,
    version,
  };
};

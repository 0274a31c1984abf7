import type { Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { checkInByHand, createEvent, publishEvent, register } from './backend-calls.ts';
import { anItem, catalogPage, createItem, type Item, saveAreas } from './catalog-calls.ts';
import { newPeople, newPerson, newWorker } from './people.ts';

export type RequestWorld = {
  organizer: Person;
  eventId: string;
  /** Tokens of guests who are checked in. */
  guests: string[];
  /** Tokens of two members of staff of the event. */
  staff: [string, string];
  /** Ids of two areas. */
  bar: string;
  stand: string;
};

/** An event that runs, with guests inside, staff, a bar and a stand. */
export const newRequestWorld = async (guestCount: number): Promise<RequestWorld> => {
  const organizer = await newPerson(['organizers']);
  const { id: eventId } = await createEvent(organizer.accessToken, anEvent({ capacity: guestCount + 60 }));
  const { version } = await publishEvent(organizer.accessToken, eventId, true);
  const { areas } = await saveAreas(
    organizer.accessToken,
    eventId,
    [
      { name: 'North bar', targetMinutes: 5 },
      { name: 'Merchandise', targetMinutes: 15 },
    ],
    version,
  );
  const idOf = (name: string): string => areas.find((area) => area.name === name)?.id ?? '';
  const guests = (await newPeople(guestCount)).map(({ accessToken }) => accessToken);
  for (const token of guests) await letIn(organizer.accessToken, token, eventId);
  return {
    organizer,
    eventId,
    guests,
    staff: [await newWorker(organizer.accessToken, eventId, 'STAFF'), await newWorker(organizer.accessToken, eventId, 'STAFF')],
    bar: idOf('North bar'),
    stand: idOf('Merchandise'),
  };
};

/** Registers someone and checks them in. */
export const letIn = async (organizerToken: string, token: string, eventId: string): Promise<string> => {
  const { guestId } = await register(token, eventId);
  const { outcome } = await checkInByHand(organizerToken, eventId, guestId);
  if (outcome !== 'ADMITTED') throw new Error(`The guest was answered with ${outcome}.`);
  return guestId;
};

/** An item of the bar, for 2.50 unless told otherwise. */
export const newItem = (
  { organizer, eventId, bar }: RequestWorld,
  { stock, ...changes }: Partial<Record<keyof Item, unknown>> = {},
): Promise<Item> =>
  createItem(organizer.accessToken, eventId, { input: anItem({ area: bar, ...changes }), stock: stock as number | undefined });

/** How many of each item are left. */
export const stockOf = async ({ organizer, eventId }: RequestWorld, item: Pick<Item, 'id'>): Promise<number | null | undefined> => {
  const { items } = await catalogPage(organizer.accessToken, eventId);
  return items.find(({ id }) => id === item.id)?.stock;
};

/** How many a guest has had or ordered. */
export const takenOf = async ({ eventId }: RequestWorld, token: string, item: Pick<Item, 'id'>): Promise<number | null | undefined> => {
  const { items } = await catalogPage(token, eventId);
  return items.find(({ id }) => id === item.id)?.taken;
};

/** An order of one item at its price. */
export const of = ({ id, priceCents }: Pick<Item, 'id' | 'priceCents'>, quantity = 1) => ({
  itemId: id,
  quantity,
  unitPriceCents: priceCents,
});

import { createItem, saveAreas } from './catalog.ts';
import { DEMO_AREAS, demoItems } from './demo-catalog.ts';
import type { Doors } from './doors.ts';
import { createPerson } from './people.ts';
import { checkInGuest, type GuestPlan, registerGuest } from './registrations.ts';
import { createRequest } from './requests.ts';

/* Steps run one after the other where they call the same function: each call at once would start another instance of it. */

/** Access tokens of guests who ask for something, so that the board of the staff has something to show. */
export type GuestsInside = { mary: string; alan: string };

type Entrance = { organizerToken: string; adaToken: string; eventId: string; now: Date };

/** Registers three guests and checks them in: Ada, and two who are no demo accounts of their own. */
export const letGuestsIn = async (doors: Doors, { organizerToken, adaToken, eventId, now }: Entrance): Promise<GuestsInside> => {
  const enter = async (accessToken: string, guest: GuestPlan): Promise<void> => {
    const { guestId } = await registerGuest(doors, accessToken, eventId, guest);
    await checkInGuest(doors, organizerToken, eventId, guestId, now.toISOString());
  };
  await enter(adaToken, {
    givenName: 'Ada',
    familyName: 'Lovelace',
    company: 'Analytical Engines',
    jobTitle: 'Mathematician',
    dietaryNeeds: 'Vegetarian',
  });
  const mary = await createPerson(doors, 'mary@usher.example');
  await enter(mary.accessToken, { givenName: 'Mary', familyName: 'Jackson', company: 'Wind Tunnel Works', jobTitle: 'Engineer' });
  const alan = await createPerson(doors, 'alan@usher.example');
  await enter(alan.accessToken, { givenName: 'Alan', familyName: 'Turing', company: 'Hut Eight', jobTitle: 'Logician' });
  return { mary: mary.accessToken, alan: alan.accessToken };
};

/** How an item of the demo catalogue is ordered, by its name. */
export type OrderOf = (name: string, quantity: number) => { itemId: string; quantity: number; unitPriceCents: number };

/** A published event, as its first change after publishing sees it. */
const PUBLISHED_VERSION = 2;

/** Sets the areas of the published event and fills its catalogue. */
export const createCatalog = async (
  doors: Doors,
  organizerToken: string,
  eventId: string,
  at: (hours: number) => string,
): Promise<OrderOf> => {
  await saveAreas(doors, organizerToken, eventId, DEMO_AREAS, PUBLISHED_VERSION);
  const made = new Map<string, { itemId: string; unitPriceCents: number }>();
  for (const item of demoItems(at)) {
    const itemId = await createItem(doors, organizerToken, eventId, item);
    made.set(item.name, { itemId, unitPriceCents: item.priceCents });
  }
  return (name, quantity) => {
    const item = made.get(name);
    if (!item) throw new Error(`The demo catalogue has no ${name}.`);
    return { ...item, quantity };
  };
};

/** Three open requests, one in each of three areas. */
export const askForThings = async (doors: Doors, eventId: string, { mary, alan }: GuestsInside, order: OrderOf): Promise<void> => {
  await createRequest(doors, mary, eventId, {
    category: 'BEVERAGE',
    items: [order('Flat white', 2)],
    location: 'Main Hall, row C, seat 14',
    note: 'One with oat milk, please',
  });
  await createRequest(doors, alan, eventId, {
    category: 'FOOD',
    items: [order('Vegan bowl', 1), order('Pastel de nata', 1)],
    location: 'Boathouse, table 7',
  });
  await createRequest(doors, mary, eventId, {
    category: 'ASSISTANCE',
    location: 'North entrance',
    note: 'My colleague is at the door on crutches: is there a way without stairs?',
  });
};

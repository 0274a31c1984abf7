import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createItem } from '../../local/seed/catalog.ts';
import { assignStaff } from '../../local/seed/events.ts';
import { createPerson, type Person } from '../../local/seed/people.ts';
import { checkInGuest, registerGuest } from '../../local/seed/registrations.ts';
import { Journey } from './support/journey.ts';
import { newAddress, signIn } from './support/people.ts';
import { watchSockets } from './support/sockets.ts';

const BOARD = { width: 1440, height: 900 };

type Cast = { journey: Journey; eventId: string; guest: Person; staff: Person[] };

/** An event with flat whites, a guest who is in, and two members of staff. */
const newCast = async (): Promise<Cast> => {
  const journey = new Journey();
  const { eventId, organizer, staff } = await journey.event({ name: 'Request Day' });
  const colleague = await journey.person('staff');
  await assignStaff(journey.doors, organizer.accessToken, eventId, colleague.email, 'STAFF');
  await createItem(journey.doors, organizer.accessToken, eventId, {
    category: 'BEVERAGE',
    area: 'help',
    name: 'Flat white',
    priceCents: 350,
  });
  const guest = await createPerson(journey.doors, newAddress('guest'));
  const { guestId } = await registerGuest(journey.doors, guest.accessToken, eventId, { givenName: 'Ines', familyName: 'Carvalho' });
  await checkInGuest(journey.doors, organizer.accessToken, eventId, guestId, new Date().toISOString());
  return { journey, eventId, guest, staff: [staff, colleague] };
};

const openCatalogue = async ({ journey, eventId, guest }: Cast): Promise<Page> => {
  const page = await journey.open(`/events/${eventId}/order?at=Table%2012`);
  await signIn(page, guest.email);
  await page.getByRole('button', { name: 'Add Flat white' }).waitFor();
  return page;
};

const openBoard = async ({ journey, eventId }: Cast, member: Person | undefined): Promise<Page> => {
  const page = await journey.open(`/staff/${eventId}/requests`, BOARD);
  await signIn(page, member?.email ?? '');
  await page.getByText('Nothing is open').waitFor();
  return page;
};

/** Two taps: the basket, and the order. */
const orderFlatWhite = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Add Flat white' }).click();
  await page.getByRole('button', { name: /View basket/ }).click();
  await page.getByRole('button', { name: /^Order for/ }).click();
};

/** The service worker keeps pages in the background, after the one that asked for them is there. */
const untilKeptForOffline = (page: Page, path: string): Promise<unknown> =>
  page.waitForFunction(async (wanted) => Boolean(await caches.match(wanted)), path);

const cardsIn = (board: Page, column: 'open' | 'claimed' | 'done') =>
  board.locator(`[data-column="${column}"]`).getByRole('article', { name: /for Ines Carvalho/ });

it('A guest orders to a seat, both staff boards show it at once, and of two claims at the same moment one wins and the other is told', async () => {
  const cast = await newCast();
  const [maya, tom] = await Promise.all(cast.staff.map((member) => openBoard(cast, member)));
  if (!maya || !tom) throw new Error('There are two boards.');
  await maya.getByLabel(/Your name/).fill('Maya');
  await maya.getByRole('button', { name: 'Save' }).click();
  await tom.getByLabel(/Your name/).fill('Tom');
  await tom.getByRole('button', { name: 'Save' }).click();

  const guest = await openCatalogue(cast);
  await orderFlatWhite(guest);
  await guest.getByText('Ordered').first().waitFor();
  await Promise.all([maya, tom].map((board) => cardsIn(board, 'open').getByText('Table 12').waitFor()));

  // Both claims are held back until both were made, so that neither board can know of the other's.
  let release = (): void => undefined;
  const bothClicked = new Promise<void>((resolve) => (release = resolve));
  for (const board of [maya, tom]) {
    await board.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('claimGuestRequest')) await bothClicked;
      await route.continue();
    });
  }
  await maya.getByRole('button', { name: 'Claim', exact: true }).click();
  await tom.getByRole('button', { name: 'Claim', exact: true }).click();
  release();

  const refusal = /(Maya|Tom) has this request already/;
  const loser = await Promise.race(
    [maya, tom].map((board) =>
      board
        .getByText(refusal)
        .first()
        .waitFor()
        .then(() => board),
    ),
  );
  const [winner, name] = loser === maya ? [tom, 'Tom'] : [maya, 'Maya'];
  await loser.getByText(`${name} has this request already`).waitFor();
  await cardsIn(loser, 'claimed').getByText(`Claimed by ${name}`).waitFor();
  await cardsIn(winner, 'claimed').getByText('Claimed by you').waitFor();

  await guest.getByRole('link', { name: 'Follow your requests' }).click();
  await guest.getByText(`${name} is coming`).first().waitFor();
  await winner.getByRole('button', { name: 'Fulfil', exact: true }).click();
  await guest
    .getByText(/Delivered/)
    .first()
    .waitFor();
  await cardsIn(loser, 'done').waitFor();
});

it('A staff board whose connection is cut shows what happened meanwhile as soon as it is back', async () => {
  const cast = await newCast();
  const board = await cast.journey.open('/sign-in', BOARD);
  const sockets = await watchSockets(board.context());
  await board.goto(`/staff/${cast.eventId}/requests`);
  await signIn(board, cast.staff[0]?.email ?? '');
  await board.getByText('Nothing is open').waitFor();
  const guest = await openCatalogue(cast);

  await sockets.cut();
  await orderFlatWhite(guest);
  await guest.getByText('Ordered').first().waitFor();
  expect(await cardsIn(board, 'open').count()).toBe(0);

  sockets.heal();
  await cardsIn(board, 'open').getByText('Flat white').waitFor();
});

it('A guest without a network orders all the same: it is kept, shown as waiting, and sent once when the network is back', async () => {
  const cast = await newCast();
  const board = await openBoard(cast, cast.staff[0]);
  const guest = await openCatalogue(cast);
  await untilKeptForOffline(guest, `/events/${cast.eventId}/requests`);

  await guest.context().setOffline(true);
  await orderFlatWhite(guest);
  await guest.getByText('Waiting for a connection').waitFor();
  await guest.getByRole('link', { name: 'Follow your requests' }).click();
  await guest.getByText('Waiting for a connection').first().waitFor();

  await guest.context().setOffline(false);
  await guest.getByText('Waiting for somebody to take it').or(guest.getByText(/Asked/)).first().waitFor();
  await cardsIn(board, 'open').getByText('Table 12').waitFor();
  await guest.reload();
  await guest.getByText(/Asked/).first().waitFor();
  expect(await cardsIn(board, 'open').count()).toBe(1);
});

it('Staff mark an item as sold out on the board in one tap, guests see it, and it can be taken back', async () => {
  const cast = await newCast();
  const board = await openBoard(cast, cast.staff[0]);
  await board.getByRole('button', { name: 'Stock', exact: true }).filter({ visible: true }).click();
  const stock = board.getByRole('dialog', { name: 'Stock' });
  await stock.getByRole('button', { name: 'Flat white is sold out' }).click();
  await stock.getByRole('button', { name: 'Undo for Flat white' }).waitFor();

  const guest = await cast.journey.open(`/events/${cast.eventId}/order`);
  await signIn(guest, cast.guest.email);
  await guest.getByText('Sold out').first().waitFor();
  expect(await guest.getByRole('button', { name: 'Add Flat white' }).isVisible()).toBe(false);

  await stock.getByRole('button', { name: 'Undo for Flat white' }).click();
  await stock.getByRole('button', { name: 'Flat white is sold out' }).waitFor();
  await guest.reload();
  await guest.getByRole('button', { name: 'Add Flat white' }).waitFor();
});

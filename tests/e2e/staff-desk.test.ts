import { expect, it } from 'vitest';
import { registerGuest } from '../../local/seed/registrations.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';

it('Staff can find a guest, check them in, undo it, reprint a badge, and see every arrival live', async () => {
  const journey = new Journey();
  const { eventId, staff } = await journey.event({ name: 'Desk Day' });
  const guest = await journey.person('guest');
  await registerGuest(journey.doors, guest.accessToken, eventId, { givenName: 'Zoë', familyName: 'Ångström', company: 'Nordlys' });

  const desk = await journey.open(`/staff/${eventId}`, { width: 1440, height: 900 });
  await signIn(desk, staff.email);
  const arrivals = await journey.open(`/staff/${eventId}/arrivals`);
  await signIn(arrivals, staff.email);
  await arrivals.getByText('Nobody yet').waitFor();

  const search = desk.getByRole('combobox', { name: 'Find a guest' });
  for (const words of ['angstr', 'nordl', guest.email.slice(0, 10), 'zoe ang']) {
    await search.fill(words);
    await desk.getByRole('option', { name: /Zoë Ångström/ }).waitFor();
  }
  await desk.getByText('1 guest found.').waitFor();
  await search.press('Enter');
  await desk.getByRole('button', { name: 'Check in', exact: true }).click();
  await arrivals.getByRole('listitem').filter({ hasText: 'Zoë Ångström' }).getByText('Admitted').waitFor();

  await desk.getByRole('button', { name: 'Print badge' }).click();
  await desk.getByRole('button', { name: 'Reprint badge…' }).click();
  await desk.getByText('Badge lost').click();
  await desk.getByRole('button', { name: 'Print again' }).click();
  await desk.getByText(/2 times/).waitFor();

  await desk.getByRole('button', { name: 'Undo check-in…' }).click();
  await desk.getByText('Wrong person').click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Undo check-in' }).click();
  await arrivals.getByRole('listitem').filter({ hasText: 'Zoë Ångström' }).getByText('Undone').waitFor();
  await desk.getByRole('button', { name: 'Check in', exact: true }).waitFor();
  expect(await arrivals.getByText('Zoë Ångström').count()).toBe(1);
});

it('Staff of another event are told politely that this desk is not theirs', async () => {
  const journey = new Journey();
  const [{ eventId }, { staff }] = [await journey.event(), await journey.event()];
  const page = await journey.open(`/staff/${eventId}`);
  await signIn(page, staff.email);
  await page.getByRole('heading', { name: 'This page is for the staff of this event' }).waitFor();
  expect(await page.getByRole('combobox').count()).toBe(0);
});

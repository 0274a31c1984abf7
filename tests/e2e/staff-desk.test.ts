import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { callGraphql } from '../../local/seed/doors.ts';
import { signIn as signInWithSeedPassword } from '../../local/seed/people.ts';
import { registerGuest } from '../../local/seed/registrations.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';

it('Staff can find a guest by keyboard, check them in by hand, print, reprint with a reason, and undo', async () => {
  const journey = new Journey();
  const { eventId, staff } = await journey.event({ name: 'Desk Day' });
  const guest = await journey.person('guest');
  await registerGuest(journey.doors, guest.accessToken, eventId, { givenName: 'Rosalind', familyName: 'Okonkwo', company: 'Helix Works' });

  const desk = await journey.open(`/sign-in?next=${encodeURIComponent(`/staff/${eventId}`)}`, { width: 1440, height: 900 });
  await signIn(desk, staff.email);
  await desk.getByText('Guests appear as you type.').waitFor();
  expect(await desk.getByText('Okonkwo').count()).toBe(0);

  await desk.keyboard.press('/');
  await desk.keyboard.type('helix');
  await desk.getByRole('option', { name: /Rosalind Okonkwo/ }).waitFor();
  await desk.getByText('1 guest found.').waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByRole('button', { name: 'Check in', exact: true }).waitFor();
  await desk.keyboard.press('Enter');
  await desk.getByText('Rosalind Okonkwo is checked in').waitFor();

  await desk.getByRole('button', { name: 'Print badge' }).click();
  await desk.getByRole('button', { name: 'Reprint badge…' }).click();
  await desk.getByLabel('Badge lost').check();
  await desk.getByRole('button', { name: 'Print again' }).click();
  await desk.getByText(/Printed .*, 2 times/).waitFor();

  await desk.getByRole('button', { name: 'Undo check-in…' }).click();
  await desk.getByLabel('Another reason').check();
  await desk.getByRole('button', { name: 'Undo check-in', exact: true }).click();
  await desk.getByText('Please say why.').waitFor();
  await desk.getByLabel('In your words').fill('Her sister, same surname');
  await desk.getByRole('button', { name: 'Undo check-in', exact: true }).click();
  await desk.getByRole('button', { name: 'Check in', exact: true }).waitFor();
  await desk.getByRole('listitem').filter({ hasText: 'Her sister, same surname' }).getByText('Undone').waitFor();
});

it('Staff can watch arrivals live, and miss none that came while the network was gone', async () => {
  const journey = new Journey();
  const { eventId, staff, kiosk } = await journey.event({ name: 'Arrivals Day' });
  // The account was made before it was put in charge: only a new token knows of the event.
  const kioskToken = await signInWithSeedPassword(journey.doors, kiosk.email);
  const arrive = async (givenName: string) => {
    const guest = await journey.person('guest');
    const { ticket } = await registerGuest(journey.doors, guest.accessToken, eventId, { givenName, familyName: 'Visitor' });
    await callGraphql(
      journey.doors,
      kioskToken,
      `mutation Scan($eventId: ID!, $ticket: String!, $scanId: String!, $scannedAt: AWSDateTime!) {
        checkIn(eventId: $eventId, ticket: $ticket, scanId: $scanId, gate: "East", direction: ENTRY, scannedAt: $scannedAt) {
          eventId scanId outcome repeatedOutcome reason direction gate byHand offline scannedAt receivedAt
          guest { guestId givenName familyName company jobTitle badgePrintedAt }
          firstCheckedInAt firstGate firstDeviceId undoneAt undoReason
        }
      }`,
      { eventId, ticket, scanId: randomUUID(), scannedAt: new Date().toISOString() },
    );
  };
  const page = await journey.open(`/sign-in?next=${encodeURIComponent(`/staff/${eventId}/arrivals`)}`, { width: 1440, height: 900 });
  await signIn(page, staff.email);
  await page.getByText('Live', { exact: true }).waitFor();

  await arrive('Early');
  await page.getByText('Early Visitor').waitFor();
  await page.context().setOffline(true);
  await page.getByText('Interrupted, trying again').waitFor();
  await arrive('Unseen');
  await page.context().setOffline(false);
  await page.getByText('Unseen Visitor').waitFor();
  await arrive('Late');
  await page.getByText('Late Visitor').waitFor();

  const names = await page.locator('ol li bdi:first-child').allTextContents();
  expect(names.filter((name) => name.endsWith('Visitor'))).toEqual(['Late Visitor', 'Unseen Visitor', 'Early Visitor']);
});

import { expect, it } from 'vitest';
import { writeCameraFilm } from './fixtures/camera/y4m.ts';
import { Journey } from './support/journey.ts';
import { readQrCode } from './support/outbox.ts';
import { fillRegistration, newAddress, signIn, signUp } from './support/people.ts';

it('Guests can sign up, register, and be admitted by a kiosk with the ticket from their e-mail', async () => {
  const journey = new Journey();
  const { eventId, kiosk } = await journey.event({ name: 'Kiosk Day' });
  const email = newAddress('guest');

  const guest = await journey.open(`/events/${eventId}`);
  await guest.getByRole('link', { name: 'Register', exact: true }).click();
  await fillRegistration(guest, { givenName: 'Ines', familyName: 'Carvalho', company: 'Harbour Works' });
  await guest.getByRole('button', { name: 'Go on: confirm your e-mail' }).click();
  await signUp(guest, email, journey.outbox);
  await guest.waitForURL(`**/events/${eventId}/register`);
  await guest.getByRole('button', { name: 'Register', exact: true }).click();
  await guest.waitForURL(`**/events/${eventId}/ticket`);
  await guest.getByRole('heading', { name: /ticket/i }).waitFor();

  const mail = await journey.outbox.email(email, /Kiosk Day/);
  const ticket = await readQrCode(mail);
  expect(ticket).toMatch(new RegExp(`^U1\\.${eventId}\\.`));
  expect(mail.attachments.some(({ contentType }) => contentType === 'text/calendar')).toBe(true);
  expect(mail.text).toContain(`/events/${eventId}/ticket`);

  const cameraFile = journey.file('ticket.y4m');
  await writeCameraFilm(cameraFile, {
    scenes: [
      { text: ticket, seconds: 14 },
      { text: null, seconds: 4 },
    ],
  });
  const screen = await journey.open(`/kiosk/${eventId}`, { width: 1280, height: 800, cameraFile });
  await signIn(screen, kiosk.email);
  await screen.getByLabel('Gate').fill('North entrance');
  await screen.getByRole('button', { name: 'Start the kiosk' }).click();

  await screen.locator('main[data-state="admitted"]').waitFor();
  await screen.getByText('Welcome, Ines').waitFor();
  await screen.getByText('Carvalho').first().waitFor();

  await screen.locator('main[data-state="alreadyIn"]').waitFor();
  await screen.getByText('North entrance').first().waitFor();

  await guest.reload();
  await guest.getByText(/You checked in/).waitFor();
});

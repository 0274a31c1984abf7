import { expect, it } from 'vitest';
import { Journey } from './support/journey.ts';
import { register, signIn } from './support/people.ts';

it('Guests on the waiting list of a full event are promoted when the first cancels', async () => {
  const journey = new Journey();
  const { eventId } = await journey.event({ name: 'One Chair', capacity: 1 });
  const [first, second] = await Promise.all([journey.person('first'), journey.person('second')]);
  const registered = async (email: string, givenName: string) => {
    const page = await journey.open(`/sign-in?to=${encodeURIComponent(`/events/${eventId}/register`)}`);
    await signIn(page, email);
    await page.goto(`/events/${eventId}/register`);
    await register(page, { givenName, familyName: 'Chair' });
    await page.waitForURL(`**/events/${eventId}/ticket`);
    return page;
  };

  const seated = await registered(first.email, 'Fatima');
  const waiting = await registered(second.email, 'Sven');
  await waiting.getByText('Number 1 on the waiting list').waitFor();

  await seated.getByRole('button', { name: 'Cancel my registration' }).click();
  await seated.getByRole('dialog').getByRole('button', { name: 'Cancel my registration' }).click();
  await seated.getByText('You cancelled this registration').waitFor();

  const mail = await journey.outbox.email(second.email, /One Chair/);
  expect(mail.html).toBeTruthy();
  await waiting.reload();
  await waiting.getByText('Hold the code to the camera').waitFor();
});

import { it } from 'vitest';
import { Journey } from './support/journey.ts';
import { newAddress, signIn } from './support/people.ts';

it('Organizers can create an event, publish it, and put people in charge of it', async () => {
  const journey = new Journey();
  const organizer = await journey.person('organizer', ['organizers']);
  const staff = await journey.person('staff');
  const page = await journey.open('/organizer', { width: 1440, height: 900 });
  await signIn(page, organizer.email);

  await page
    .getByRole('link', { name: /new event|create an event/i })
    .first()
    .click();
  const name = `Regatta ${newAddress('x').slice(2, 10)}`;
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Place').fill('Pier 4');
  await page.getByLabel('How many guests fit in').fill('80');
  await page.getByRole('button', { name: /create/i }).click();
  await page.getByRole('heading', { name }).waitFor();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Unpublish' }).waitFor();

  const charge = page.getByRole('form', { name: 'Put in charge' });
  await charge.getByLabel('E-mail address').fill(staff.email);
  await charge.getByRole('button', { name: 'Put in charge' }).click();
  await page.getByText(`${staff.email} is in charge from the next sign-in on`).waitFor();
  await charge.getByLabel('E-mail address').fill(newAddress('nobody'));
  await charge.getByRole('button', { name: 'Put in charge' }).click();
  await page.getByText(/as soon as this address has an account/).waitFor();

  const visitor = await journey.open('/');
  await visitor
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click();
  await visitor.waitForURL('**/events/*');
  await visitor.getByRole('heading', { name }).waitFor();
  await visitor.getByText('Pier 4').first().waitFor();
});

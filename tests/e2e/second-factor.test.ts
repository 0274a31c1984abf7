import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { nextAppCode, appCode, wrongAppCode } from '../fixtures/authenticator-app.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';

it('People can set up an authenticator app, sign in with it and turn it off again', async () => {
  const journey = new Journey();
  const person = await journey.person('factor');
  const page = await journey.open('/sign-in?next=/me/security');
  await signIn(page, person.email);
  await page.getByRole('heading', { name: 'Second factor', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Set up an app' }).click();
  const secret = await page.locator('code').innerText();
  for (const [colorScheme, width] of [
    ['light', 390],
    ['dark', 1440],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 900 });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  }
  await page.getByRole('textbox', { name: 'Code' }).fill('12 34');
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('six digits that your app shows').waitFor();
  await page.getByRole('textbox', { name: 'Code' }).fill(wrongAppCode(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('This code is not right').waitFor();
  await page.getByRole('textbox', { name: 'Code' }).fill(appCode(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('Your second factor is on').waitFor();

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/sign-in?next=/me/security');
  await signIn(page, person.email);
  await page.getByRole('heading', { name: 'Enter the code of your app' }).waitFor();
  await page.getByRole('textbox', { name: 'Code' }).fill(wrongAppCode(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('This code is not right').waitFor();
  await page.getByRole('textbox', { name: 'Code' }).fill(nextAppCode(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByText('On', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Turn off' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click();
  await page.getByText('Off', { exact: true }).waitFor();
});

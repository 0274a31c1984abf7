import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { registerGuest } from '../../local/seed/registrations.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';

const LOOKS = [
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
] as const;

/** What axe and the ruler find on a page, in either colour scheme, on a phone and on a desk. */
const violationsOf = async (page: Page, path: string): Promise<string[]> => {
  const found: string[] = [];
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const where = `${path} ${colorScheme} ${width}`;
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    found.push(...violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) found.push(`${where}: ${overflow} px wider than the screen`);
  }
  return found;
};

it('Guests can use every page with assistive technology, in light and dark, on a phone and on a desk', async () => {
  const journey = new Journey();
  const { eventId } = await journey.event({ name: 'Axe Day' });
  const guest = await journey.person('guest');
  const page = await journey.open('/');
  const visited = ['/', `/events/${eventId}`, `/events/${eventId}/register`, '/sign-in'];
  const violations: string[] = [];
  for (const path of visited) violations.push(...(await violationsOf(page, path)));

  await registerGuest(journey.doors, guest.accessToken, eventId, { givenName: 'Axel', familyName: 'Assist' });
  await page.goto('/sign-in');
  await signIn(page, guest.email);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  for (const path of ['/me', `/events/${eventId}/ticket`]) violations.push(...(await violationsOf(page, path)));
  expect(violations).toEqual([]);
});

it('Staff, kiosks and organizers can use every page with assistive technology', async () => {
  const journey = new Journey();
  const { eventId, organizer, staff, kiosk } = await journey.event({ name: 'Axe Work' });
  const places = [
    { email: organizer.email, paths: ['/organizer', `/organizer/events/${eventId}`, '/organizer/events/new'] },
    { email: staff.email, paths: ['/staff', `/staff/${eventId}`, `/staff/${eventId}/arrivals`] },
    { email: kiosk.email, paths: ['/kiosk'] },
  ];
  const violations: string[] = [];
  for (const { email, paths } of places) {
    const page = await journey.open('/sign-in');
    await signIn(page, email);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    for (const path of paths) violations.push(...(await violationsOf(page, path)));
  }
  expect(violations).toEqual([]);
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createItem } from '../../local/seed/catalog.ts';
import { createSessions } from '../../local/seed/events.ts';
import { checkInGuest, registerGuest } from '../../local/seed/registrations.ts';
import { aSession } from '../fixtures/world/event-plans.ts';
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
  // By its tag: a wall screen lies over it.
  await page.locator('h1').waitFor();
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

/** In milliseconds: many pages, each in four looks. */
const LONG_MS = 600_000;

/** An event with something on every page: an item to ask for, and sessions with and without reservations. */
const furnishedEvent = async (journey: Journey, name: string) => {
  const people = await journey.event({ name });
  const { eventId, organizer } = people;
  await createItem(journey.doors, organizer.accessToken, eventId, {
    category: 'BEVERAGE',
    area: 'help',
    name: 'Flat white',
    priceCents: 350,
  });
  const { reservationOpensAt: _, ...open } = aSession({ title: 'Open stage', room: 'Foyer' });
  const [sessionId = ''] = await createSessions(journey.doors, organizer.accessToken, eventId, [aSession({ title: 'Keynote' }), open]);
  return { ...people, sessionId };
};

it(
  'Guests can use every page with assistive technology, in light and dark, on a phone and on a desk',
  async () => {
    const journey = new Journey();
    const { eventId, organizer, sessionId } = await furnishedEvent(journey, 'Axe Day');
    const guest = await journey.person('guest');
    const page = await journey.open('/');
    const at = `/events/${eventId}`;
    const visited = ['/', at, `${at}/agenda`, `${at}/agenda?view=rooms`, `${at}/agenda/${sessionId}`, `${at}/register`, '/sign-in'];
    const violations: string[] = [];
    for (const path of visited) violations.push(...(await violationsOf(page, path)));

    const { guestId } = await registerGuest(journey.doors, guest.accessToken, eventId, { givenName: 'Axel', familyName: 'Assist' });
    await checkInGuest(journey.doors, organizer.accessToken, eventId, guestId, new Date().toISOString());
    await page.goto('/sign-in');
    await signIn(page, guest.email);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    const own = ['/me', `${at}/ticket`, `${at}/order`, `${at}/requests`, `${at}/requests/receipt`];
    for (const path of [...own, `${at}/agenda/${sessionId}`, `${at}/agenda?view=mine`])
      violations.push(...(await violationsOf(page, path)));
    expect(violations).toEqual([]);
  },
  LONG_MS,
);

it(
  'Staff, kiosks and organizers can use every page with assistive technology',
  async () => {
    const journey = new Journey();
    const { eventId, organizer, staff, kiosk, sessionId } = await furnishedEvent(journey, 'Axe Work');
    const [managed, work] = [`/organizer/events/${eventId}`, `/staff/${eventId}`];
    const places = [
      {
        email: organizer.email,
        paths: [
          ...['/organizer', managed, '/organizer/events/new', `${managed}/places`, `${managed}/numbers`, `${managed}/notices`],
          ...[`${managed}/catalog`, `${managed}/catalog/new`, `${managed}/catalog/areas`],
          ...[`${managed}/sessions`, `${managed}/sessions/new`, `${managed}/sessions/${sessionId}`],
        ],
      },
      {
        email: staff.email,
        paths: [
          ...['/staff', work, `${work}/arrivals`, `${work}/requests`, `${work}/alerts`, `${work}/sessions`, `${work}/sessions?wall=1`],
          ...[`${work}/sessions/${sessionId}`, `${work}/sessions/${sessionId}?wall=1`, `${work}/sessions/${sessionId}/door`],
        ],
      },
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
  },
  LONG_MS,
);

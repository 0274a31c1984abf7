import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { createItem } from '../../../local/seed/catalog.ts';
import { createSessions } from '../../../local/seed/events.ts';
import { aSession } from '../../fixtures/world/event-plans.ts';
import type { Journey } from './journey.ts';

const WIDTHS = [390, 1440];
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** All that a colour scheme can break. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe and the ruler find on a page, on a phone and on a desk, in either colour scheme. */
export const violationsOf = async (page: Page, path: string): Promise<string[]> => {
  const found: string[] = [];
  const examine = async (where: string, axe: AxeBuilder): Promise<void> => {
    const { violations } = await axe.analyze();
    found.push(...violations.map(({ id, nodes }) => `${path} ${where}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`));
  };
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.goto(path);
  // By its tag: a wall screen lies over it.
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await examine(`light ${width}`, new AxeBuilder({ page }).withTags(STANDARDS));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) found.push(`${path} ${width}: ${overflow} px wider than the screen`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await examine(`dark ${width}`, new AxeBuilder({ page }).withRules(COLOUR_RULES));
    await page.emulateMedia({ colorScheme: 'light' });
  }
  return found;
};

/** In milliseconds: many pages, each in four looks. */
export const MANY_PAGES_MS = 600_000;

/** An event with something on every page: an item to ask for, and sessions with and without reservations. */
export const furnishedEvent = async (journey: Journey, name: string) => {
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

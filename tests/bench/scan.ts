/**
 * `npm run bench:scan`: from the camera's frame to the decision on the kiosk's screen, against a bare decode of the same frames
 * and a bare checkIn call in the same browser; and from the decision to the badge's preview.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { doorsOf } from '../../local/seed/doors.ts';
import { assignStaff, createEvent } from '../../local/seed/events.ts';
import { createPerson, signIn as tokenOf } from '../../local/seed/people.ts';
import { registerGuest } from '../../local/seed/registrations.ts';
import { writeCameraFilm } from '../e2e/fixtures/camera/y4m.ts';
import { launchBrowser } from '../e2e/support/browser.ts';
import { signIn } from '../e2e/support/people.ts';
import { anEvent } from '../fixtures/world/event-plans.ts';
import startSite, { type SiteAddresses } from '../setup/site.ts';
import { bareScans, type KioskTimes, watchKiosk } from './measure/kiosk-watch.ts';
import { percentile, percentiles, round } from './measure/percentile.ts';
import { report } from './measure/report.ts';

const GUESTS = 12;
const TARGET = 2;
const BADGE_LIMIT_MS = 1000;
const SCENE_SECONDS = 9;
const EMPTY_SECONDS = 1;
const CHECK_IN = `mutation Scan($eventId: ID!, $ticket: String!, $scanId: String!, $at: AWSDateTime!) {
  checkIn(eventId: $eventId, ticket: $ticket, scanId: $scanId, gate: "Bare", direction: ENTRY, scannedAt: $at) { outcome guest { givenName } }
}`;

let addresses: SiteAddresses | undefined;
const project = { provide: (_key: string, value: SiteAddresses) => (addresses = value) } as unknown as TestProject;
const stopSite = await startSite(project);
const folder = mkdtempSync(join(tmpdir(), 'usher-bench-'));
try {
  if (!addresses) throw new Error('The site gave no addresses.');
  const { site, outputs } = addresses as SiteAddresses;
  const doors = doorsOf(outputs);
  const organizer = await createPerson(doors, `organizer-${randomUUID()}@bench.example`, ['organizers']);
  const eventId = await createEvent(doors, organizer.accessToken, anEvent());
  const kiosk = await createPerson(doors, `kiosk-${randomUUID()}@bench.example`);
  await assignStaff(doors, organizer.accessToken, eventId, kiosk.email, 'KIOSK');
  const tickets: string[] = [];
  for (let index = 0; index < 2 * GUESTS; index++) {
    const person = await createPerson(doors, `guest-${randomUUID()}@bench.example`);
    const { ticket } = await registerGuest(doors, person.accessToken, eventId, { givenName: `Guest ${index}`, familyName: 'Bench' });
    if (ticket) tickets.push(ticket);
  }
  const cameraFile = join(folder, 'film.y4m');
  const scenes = tickets.slice(0, GUESTS).flatMap((text) => [
    { text: null, seconds: EMPTY_SECONDS },
    { text, seconds: SCENE_SECONDS },
  ]);
  await writeCameraFilm(cameraFile, { scenes, framesPerSecond: 15 });

  const browser = await launchBrowser({ cameraFile });
  const context = await browser.newContext({ baseURL: site, viewport: { width: 1280, height: 800 }, permissions: ['camera'] });
  const page = await context.newPage();
  // The film plays in a loop: a ticket that was missed comes again.
  page.setDefaultTimeout(3 * GUESTS * (SCENE_SECONDS + EMPTY_SECONDS) * 1000);
  await page.addInitScript(watchKiosk);
  await page.goto(`/kiosk/${eventId}`);
  await signIn(page, kiosk.email);
  await page.getByLabel('Gate').fill('North');
  await page.getByRole('button', { name: 'Start the kiosk' }).click();
  await page.waitForFunction(
    (count) =>
      (window as unknown as { kioskWatch: { times: KioskTimes[] } }).kioskWatch.times.filter(({ badgeAt }) => badgeAt > 0).length >= count,
    GUESTS,
  );
  // The first scan warms the engine, the connection and the page up.
  const times = (await page.evaluate(() => (window as unknown as { kioskWatch: { times: KioskTimes[] } }).kioskWatch.times)).slice(
    1,
    GUESTS,
  );
  // To the set-up, as staff do, without a new page: the engine stays loaded and the camera comes free.
  await page.getByRole('button', { name: 'Set-up' }).hover();
  await page.mouse.down();
  await page.waitForURL(/\/kiosk$/);
  await page.mouse.up();

  const token = await tokenOf(doors, kiosk.email);
  const at = new Date().toISOString();
  const variables = tickets.slice(GUESTS).map((ticket) => ({ eventId, ticket, scanId: randomUUID(), at }));
  const bare = (await page.evaluate(bareScans, { url: doors.graphqlUrl, token, query: CHECK_IN, variables })).slice(1);
  await browser.close();

  const ours = times.map(({ seenAt, decidedAt }) => decidedAt - seenAt);
  const badges = times.map(({ decidedAt, badgeAt }) => badgeAt - decidedAt);
  const ratio = round(percentile(ours, 0.95) / percentile(bare, 0.95));
  const badgeMs = round(percentile(badges, 0.95), 0);
  report(
    {
      bench: 'scan',
      ratio,
      target: TARGET,
      pass: ratio <= TARGET && badgeMs <= BADGE_LIMIT_MS,
      scans: ours.length,
      milliseconds: percentiles(ours),
      bareMilliseconds: percentiles(bare),
      badgeAfterDecision: { p95Milliseconds: badgeMs, limitMilliseconds: BADGE_LIMIT_MS },
    },
    'Time from the first camera frame that shows a ticket to the decision on the screen of the kiosk, divided by a bare decode of the same frames plus a bare `checkIn` call, both at p95 in the same browser. Less is better.',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
  await stopSite();
}
process.exit();

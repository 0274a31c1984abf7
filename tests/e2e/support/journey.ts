import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, expect, inject } from 'vitest';
import { doorsOf } from '../../../local/seed/doors.ts';
import { assignStaff, createEvent, type EventPlan } from '../../../local/seed/events.ts';
import { createPerson, type Person } from '../../../local/seed/people.ts';
import { anEvent } from '../../fixtures/world/event-plans.ts';
import { launchBrowser } from './browser.ts';
import { OutboxReader } from './outbox.ts';
import { newAddress } from './people.ts';

const PATIENCE_MS = 30_000;
/** A blocked camera or a dropped request is what some tests are about. */
const EXPECTED_ON_CONSOLE = [/Failed to load resource/, /net::ERR_/];

/** One test's browsers, people and events. Everything is closed afterwards, and an unexpected console error fails the test. */
export class Journey {
  readonly site = inject('siteAddresses').site;
  readonly doors = doorsOf(inject('siteAddresses').outputs);
  readonly outbox = new OutboxReader(inject('siteAddresses').console);
  readonly #browsers: Browser[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'usher-e2e-'));
  readonly #complaints: string[] = [];

  constructor() {
    afterEach(() => this.#end());
  }

  /** A page of a new browser profile, at phone width unless told otherwise. */
  async open(
    path: string,
    { width = 390, height = 844, cameraFile }: { width?: number; height?: number; cameraFile?: string } = {},
  ): Promise<Page> {
    const browser = await launchBrowser(cameraFile ? { cameraFile } : {});
    this.#browsers.push(browser);
    const context = await browser.newContext({
      baseURL: this.site,
      viewport: { width, height },
      ...(cameraFile ? { permissions: ['camera'] } : {}),
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !EXPECTED_ON_CONSOLE.some((pattern) => pattern.test(message.text())))
        this.#complaints.push(message.text());
    });
    await page.goto(path);
    return page;
  }

  /** A file in a folder of this test. */
  file(name: string): string {
    return join(this.#folder, name);
  }

  person(who: string, groups: string[] = []): Promise<Person> {
    return createPerson(this.doors, newAddress(who), groups);
  }

  /** A published event with an organizer, a member of staff and a kiosk of its own. */
  async event(plan: Partial<EventPlan> = {}): Promise<{ eventId: string; organizer: Person; staff: Person; kiosk: Person }> {
    const [organizer, staff, kiosk] = await Promise.all([
      this.person('organizer', ['organizers']),
      this.person('staff'),
      this.person('kiosk'),
    ]);
    const eventId = await createEvent(this.doors, organizer.accessToken, anEvent(plan));
    await assignStaff(this.doors, organizer.accessToken, eventId, staff.email, 'STAFF');
    await assignStaff(this.doors, organizer.accessToken, eventId, kiosk.email, 'KIOSK');
    return { eventId, organizer, staff, kiosk };
  }

  async #end(): Promise<void> {
    await Promise.all(this.#browsers.splice(0).map((browser) => browser.close()));
    rmSync(this.#folder, { recursive: true, force: true });
    expect(this.#complaints.splice(0), 'unexpected errors on the console').toEqual([]);
  }
}

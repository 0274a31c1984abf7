import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signTicket } from '../../lib/domain/ticket.ts';
import { writeCameraFilm } from './fixtures/camera/y4m.ts';
import { servePage, type ServedPage } from './fixtures/pages/serve-page.ts';
import { launchBrowser } from './support/browser.ts';

const TICKET = signTicket({ eventId: 'ABCDEFGH', guestId: 'ABCDEFGHABCDEFGH', revision: 1 }, new Uint8Array(32).fill(7));

declare global {
  // On the page of fixtures/pages/reader-page.ts.
  var reader: { codes: string[]; camera?: { stream: MediaStream; stop: () => Promise<void> }; error?: string };
}

describe("A kiosk's camera", () => {
  let folder: string;
  let site: ServedPage;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usher-camera-'));
    const film = join(folder, 'ticket.y4m');
    await writeCameraFilm(film, { scenes: [{ text: TICKET, seconds: 1 }] });
    site = await servePage('./reader-page.ts');
    browser = await launchBrowser({ cameraFile: film });
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(site.url);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('reads a ticket with the wasm that the site serves, and asks no other host', async () => {
    await page.waitForFunction(() => window.reader.codes.length > 0 || window.reader.error, undefined, { timeout: 30_000 });
    expect(await page.evaluate(() => window.reader.error)).toBeUndefined();
    expect(await page.evaluate(() => window.reader.codes[0])).toBe(TICKET);
    expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
    expect(requests.some((url) => /\/wasm\/zxing_reader-[\d.]+\.wasm$/.test(url))).toBe(true);
  });

  it('goes dark when the reader stops', async () => {
    await page.waitForFunction(() => window.reader.camera, undefined, { timeout: 30_000 });
    const states = await page.evaluate(async () => {
      const camera = window.reader.camera;
      const tracks = camera?.stream.getTracks() ?? [];
      await camera?.stop();
      return tracks.map((track) => track.readyState);
    });
    expect(states).toEqual(['ended']);
    expect(await page.locator('video').count()).toBe(0);
  });
});

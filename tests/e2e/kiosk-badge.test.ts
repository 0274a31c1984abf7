import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LABEL_SIZES } from '../../components/badge/label-sizes.ts';
import type { BadgeText, LabelSize } from '../../lib/domain/badge-layout.ts';
import { servePage, type ServedPage } from './fixtures/pages/serve-page.ts';
import { launchBrowser } from './support/browser.ts';

declare global {
  // On the page of fixtures/pages/badge-page.ts.
  var printBadge: (text: BadgeText, size: LabelSize, signal?: AbortSignal) => Promise<void>;
}

const POINTS_PER_MM = 72 / 25.4;
const GUESTS: BadgeText[] = [
  { givenName: 'Ada', familyName: 'Lovelace', company: 'Analytical Engines', jobTitle: 'Mathematician', eventName: 'Harbour Summit' },
  {
    givenName: 'Wolfeschlegelsteinhausenbergerdorff',
    familyName: 'Hubert Blaine Zeus Llewellyn',
    company: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    jobTitle: 'Senior Vice President of Extremely Long Titles and Related Matters',
    eventName: 'The Annual General Meeting of Everyone Who Has Ever Met Anyone',
  },
  { givenName: 'محمد عبد الرحمن', familyName: 'بن عبد العزيز', company: 'Łódź & Söhne', jobTitle: 'Z̷̢͓̞̱̈́͊̚a̸̛͉̺͇̓̍l̶̰͕̬̋̐g̵̨̣̽o̶̟͊', eventName: 'Ελλάδα' },
];

describe('A badge', () => {
  let site: ServedPage;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await servePage('./badge-page.ts');
    browser = await launchBrowser();
    page = await browser.newPage();
    await page.goto(site.url);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Prints, and holds the print at the moment when the paper would be filled. */
  const startPrinting = (text: BadgeText, size: LabelSize) =>
    page.evaluate(
      ([text, size]) =>
        new Promise<void>((resolve) => {
          window.print = () => resolve();
          void window.printBadge(text, size);
        }),
      [text, size] as const,
    );
  const endPrinting = () => page.evaluate(() => window.dispatchEvent(new Event('afterprint')));

  it.each(Object.entries(LABEL_SIZES))('prints on exactly one page of its label, with nothing cut off: %s', async (_, size) => {
    for (const text of GUESTS) {
      await startPrinting(text, size);
      await page.emulateMedia({ media: 'print' });
      const overflowing = await page.evaluate(() => {
        const badge = document.querySelector('[data-badge-sheet] > div');
        const edge = badge?.getBoundingClientRect();
        if (!badge || !edge) return ['there is no badge'];
        return Array.from(badge.querySelectorAll('bdi'))
          .filter((line) => {
            const range = document.createRange();
            range.selectNodeContents(line);
            const box = range.getBoundingClientRect();
            return box.left < edge.left || box.right > edge.right || box.top < edge.top - 1 || box.bottom > edge.bottom + 1;
          })
          .map((line) => line.textContent);
      });
      expect(overflowing).toEqual([]);
      await page.emulateMedia({ media: null });

      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      const [, width = 0, height = 0] = (/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? []).map(Number);
      // Chromium rounds a page to whole points.
      expect(Math.abs(width - size.width * POINTS_PER_MM)).toBeLessThan(1.5);
      expect(Math.abs(height - size.height * POINTS_PER_MM)).toBeLessThan(1.5);
      await endPrinting();
    }
    await page.waitForFunction(() => !document.querySelector('[data-badge-sheet]'));
  });

  it('that is given up leaves nothing behind for the next print', async () => {
    const outcome = await page.evaluate(async () => {
      window.print = () => {};
      const giveUp = new AbortController();
      const text = { givenName: 'Ada', familyName: 'Lovelace', eventName: 'Harbour Summit' };
      const printing = window.printBadge(text, { width: 90, height: 55 }, giveUp.signal).then(
        () => 'printed',
        () => 'given up',
      );
      setTimeout(() => giveUp.abort(), 300);
      return printing;
    });
    expect(outcome).toBe('given up');
    expect(await page.locator('[data-badge-sheet]').count()).toBe(0);
  });
});

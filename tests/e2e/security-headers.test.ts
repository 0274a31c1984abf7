import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { createItem } from '../../local/seed/catalog.ts';
import { createSessions } from '../../local/seed/events.ts';
import { registerGuest } from '../../local/seed/registrations.ts';
import { aSession } from '../fixtures/world/event-plans.ts';
import { launchBrowser } from './support/browser.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';

/** In milliseconds: many pages. */
const LONG_MS = 400_000;

/** Collects what the browser refuses because of the content security policy, on every page from now on. */
const watchViolations = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => found.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
      reportViolation(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile} ${sample}`);
    });
  });
  return found;
};

const visit = async (page: Page, paths: string[]): Promise<void> => {
  for (const path of paths) {
    await page.goto(path);
    // By its tag: a wall screen lies over it.
    await page.locator('h1').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
  }
};

const enter = async (page: Page, email: string): Promise<void> => {
  await page.goto('/sign-in');
  await signIn(page, email);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
};

it(
  'Everyone can use every kind of page under the content security policy',
  async () => {
    const journey = new Journey();
    const { doors } = journey;
    const { eventId, organizer, staff, kiosk } = await journey.event({ name: 'Policy Day' });
    await createItem(doors, organizer.accessToken, eventId, { category: 'BEVERAGE', area: 'help', name: 'Flat white', priceCents: 350 });
    const [sessionId = ''] = await createSessions(doors, organizer.accessToken, eventId, [aSession({ title: 'Keynote' })]);
    const at = `/events/${eventId}`;
    const page = await journey.open('/');
    const violations = await watchViolations(page);
    await visit(page, [
      '/',
      at,
      `${at}/agenda`,
      `${at}/agenda/${sessionId}`,
      `${at}/register`,
      '/sign-in',
      '/no/such/page',
      '/messages/none',
    ]);

    const guest = await journey.person('guest');
    await registerGuest(doors, guest.accessToken, eventId, { givenName: 'Cora', familyName: 'Policy' });
    await enter(page, guest.email);
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Second factor' }).click();
    await page.getByRole('button', { name: 'Set up an app' }).click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    await visit(page, ['/me', `${at}/ticket`, `${at}/order`, `${at}/requests`, `${at}/requests/receipt`]);

    const signedIn = [
      {
        email: staff.email,
        paths: [`/staff/${eventId}`, `/staff/${eventId}/requests?wall=1`, `/staff/${eventId}/sessions/${sessionId}/door`],
      },
      { email: organizer.email, paths: ['/organizer', `/organizer/events/${eventId}`, `/organizer/events/${eventId}/places`] },
      { email: kiosk.email, paths: ['/kiosk', `/kiosk/${eventId}`] },
    ];
    for (const { email, paths } of signedIn) {
      const own = await journey.open('/', { width: 1440 });
      const further = await watchViolations(own);
      await enter(own, email);
      await visit(own, paths);
      violations.push(...further);
    }
    expect(violations).toEqual([]);
  },
  LONG_MS,
);

it('Nobody can run a script of their own in a page, inline or from elsewhere', async () => {
  const { site } = new Journey();
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const violations = await watchViolations(page);
  const asked: string[] = [];
  await page.route('https://evil.example/**', async (route) => {
    asked.push(route.request().url());
    await route.fulfill({ contentType: 'text/javascript', body: 'window.wasInjected = true' });
  });
  await page.goto(site);
  await page.evaluate(() => {
    const inline = document.createElement('script');
    inline.textContent = 'window.wasInjected = true';
    const foreign = document.createElement('script');
    foreign.src = 'https://evil.example/script.js';
    const stale = document.createElement('script');
    stale.nonce = 'AAAAAAAAAAAAAAAAAAAAAA==';
    stale.textContent = 'window.wasInjected = true';
    document.body.append(inline, foreign, stale);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.wasInjected = true">');
    document.body.insertAdjacentHTML('beforeend', '<style>body { display: none }</style>');
  });
  await expect.poll(() => violations.length, { timeout: 10_000 }).toBe(5);
  expect(await page.evaluate(() => 'wasInjected' in window)).toBe(false);
  expect(await page.locator('body').isVisible()).toBe(true);
  expect(asked).toEqual([]);
  expect(violations.map((text) => text.split(' ')[1]).sort()).toEqual([
    'script-src-attr',
    'script-src-elem',
    'script-src-elem',
    'script-src-elem',
    'style-src-elem',
  ]);
});

it('No other site can show a page in a frame', async () => {
  const { site } = new Journey();
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe src="${site}/sign-in"></iframe>`),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  onTestFinished(async () => {
    await browser.close();
    server.close();
  });
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await expect.poll(() => complaints.join('\n')).toContain('frame-ancestors');
  expect(page.frames().map((frame) => frame.url())).not.toContain(`${site}/sign-in`);
});

it('Every kind of answer carries the security headers', async () => {
  const journey = new Journey();
  const { eventId } = await journey.event({ name: 'Header Day' });
  const get = (path: string) => fetch(new URL(path, journey.site), { redirect: 'manual' });
  const html = await (await get('/')).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? '';
  const kinds: [kind: string, path: string, status: number][] = [
    ['page', '/', 200],
    ['page of an event', `/events/${eventId}/agenda`, 200],
    ['page that is not there', '/no/such/page', 404],
    ['script', script, 200],
    ['script that is not there', '/_next/static/none.js', 404],
    ['file', '/icons/usher.svg', 200],
    ['service worker', '/service-worker.js', 200],
    ['calendar feed', `/events/${eventId}/agenda.ics`, 200],
  ];
  for (const [kind, path, status] of kinds) {
    const response = await get(path);
    expect(response.status, kind).toBe(status);
    const { headers } = response;
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'"])
      expect(policy.split('; '), `${kind}: ${part}`).toContain(part);
    const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src'));
    expect(scripts, kind).not.toMatch(/unsafe-inline|'unsafe-eval|\*|https?:/);
    expect(policy, kind).not.toContain(',');
    expect(headers.get('x-content-type-options'), kind).toBe('nosniff');
    expect(headers.get('strict-transport-security'), kind).toContain('max-age=31536000');
    expect(headers.get('referrer-policy'), kind).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy'), kind).toContain('camera=(self)');
    expect(headers.get('cross-origin-opener-policy'), kind).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy'), kind).toBe('same-origin');
    expect(headers.get('x-powered-by'), kind).toBeNull();
  }
});

it('Every visit of a page has a nonce of its own, which all its inline scripts carry', async () => {
  const { site } = new Journey();
  const nonces: string[] = [];
  for (const path of ['/', '/', '/sign-in', '/no/such/page']) {
    const response = await fetch(new URL(path, site));
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? [];
    const inline = [...(await response.text()).matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].map(([, attributes = '']) => attributes);
    expect(inline.length).toBeGreaterThan(1);
    for (const attributes of inline) expect(attributes, path).toContain(`nonce="${nonce}"`);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(4);
});

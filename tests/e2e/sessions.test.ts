import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createSessions } from '../../local/seed/events.ts';
import { registerGuest } from '../../local/seed/registrations.ts';
import { aSession } from '../fixtures/world/event-plans.ts';
import { writeCameraFilm } from './fixtures/camera/y4m.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';
import { updateSession } from './support/sessions.ts';

const DESK = { width: 1440, height: 900 };
/** The schedule runs once a minute. */
const NEXT_MINUTE = { timeout: 100_000 };
/** In milliseconds: four browsers share the machine. */
const PATIENCE_MS = 90_000;
/** In milliseconds: the whole way of a session, with two calls by the schedule in it. */
const LONG_MS = 600_000;

const fromNow = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

const openAs = async (journey: Journey, email: string, path: string, screen = {}): Promise<Page> => {
  const page = await journey.open(`/sign-in?next=${encodeURIComponent(path)}`, screen);
  page.setDefaultTimeout(PATIENCE_MS);
  await signIn(page, email);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
};

it(
  'Two guests want the last seat: one has it, the other waits, moves up, is called, told of a move, and let in once',
  async () => {
    const journey = new Journey();
    const { eventId, organizer, staff } = await journey.event({ name: 'Session Day' });
    const plan = aSession({ title: 'Last Seat', room: 'Hall 7', capacity: 1, startsAt: fromNow(28), endsAt: fromNow(88) });
    const [sessionId] = await createSessions(journey.doors, organizer.accessToken, eventId, [plan]);
    const people = await Promise.all(
      ['Ines', 'Sven'].map(async (givenName) => {
        const person = await journey.person(givenName.toLowerCase());
        const { ticket } = await registerGuest(journey.doors, person.accessToken, eventId, { givenName, familyName: 'Seat' });
        return { ...person, givenName, ticket };
      }),
    );

    // Waves are called by hand alone, until the test says otherwise.
    const desk = await openAs(journey, staff.email, `/staff/${eventId}/sessions/${sessionId}`, DESK);
    await desk.getByRole('button', { name: 'Pause the call-up' }).click();
    await desk.getByText('No more guests are called').waitFor();
    const onWall = await openAs(journey, staff.email, `/staff/${eventId}/sessions/${sessionId}?wall=1`, DESK);
    const wall = onWall.getByRole('dialog', { name: 'Wall screen' });
    await wall.getByText('0 of 1 in the room').waitFor();

    const pages = await Promise.all(people.map(({ email }) => openAs(journey, email, `/events/${eventId}/agenda/${sessionId}`)));
    // Both are held back until both were made.
    let letGo = (): void => undefined;
    const bothTapped = new Promise<void>((resolve) => (letGo = resolve));
    for (const page of pages) {
      await page.getByRole('button', { name: 'Reserve a seat' }).waitFor();
      await page.route('**/graphql', async (route) => {
        if (route.request().postData()?.includes('reserveSeat')) await bothTapped;
        await route.continue();
      });
    }
    for (const page of pages) await page.getByRole('button', { name: 'Reserve a seat' }).click();
    letGo();
    const first = await Promise.race(
      pages.map(async (page, index) => {
        await page.getByRole('heading', { name: 'You have a seat' }).waitFor();
        return index;
      }),
    );
    const [seated, waiting] = [pages[first], pages[1 - first]];
    const [giver, called] = [people[first], people[1 - first]];
    if (!seated || !waiting || !giver || !called?.ticket) throw new Error('There are two guests with tickets.');
    await waiting.getByRole('heading', { name: 'You are number 1 in line' }).waitFor();
    await desk.getByRole('definition').filter({ hasText: '1 of 1' }).waitFor();

    await seated.getByRole('button', { name: 'Give my seat back' }).click();
    await waiting.getByRole('heading', { name: 'You have a seat' }).waitFor();
    await journey.outbox.email(called.email, /^You have a seat: Last Seat/);
    await seated.getByRole('button', { name: /Join the line|take it again/ }).click();
    await seated.getByRole('heading', { name: 'You are number 1 in line' }).waitFor();

    await desk.getByRole('button', { name: 'Call 1 guest now' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Call them' }).click();
    await desk.getByText('1 guest told to queue for Last Seat').waitFor();
    const call = waiting.getByRole('region', { name: 'Time to queue: Last Seat' });
    await call.waitFor();
    await wall.getByText('Everyone was called').waitFor();
    await journey.outbox.email(called.email, /^Time to queue: Last Seat/);

    const later = { ...plan, startsAt: fromNow(240), endsAt: fromNow(300), room: 'Hall 8' };
    const version = await updateSession(journey.doors, organizer.accessToken, {
      eventId,
      sessionId: sessionId ?? '',
      plan: later,
      version: 1,
    });
    await call.waitFor({ state: 'detached' });
    await waiting.getByRole('heading', { name: 'You have a seat' }).waitFor();
    for (const { email } of [giver, called]) await journey.outbox.email(email, /^A session has moved: Last Seat/);
    await wall.getByText('Hall 8').waitFor();
    const calls = await journey.outbox.list(called.email, 'EMAIL');
    expect(calls.filter(({ subject }) => subject?.startsWith('Time to queue'))).toHaveLength(1);

    // Back to now: nobody has paused that call-up, so the schedule calls.
    const now = { ...plan, startsAt: fromNow(26), endsAt: fromNow(86) };
    await updateSession(journey.doors, organizer.accessToken, { eventId, sessionId: sessionId ?? '', plan: now, version });
    await call.waitFor(NEXT_MINUTE);

    const cameraFile = journey.file('ticket.y4m');
    await writeCameraFilm(cameraFile, {
      scenes: [
        { text: called.ticket, seconds: 14 },
        { text: null, seconds: 4 },
      ],
    });
    const door = await openAs(journey, staff.email, `/staff/${eventId}/sessions/${sessionId}/door`, {
      width: 1280,
      height: 800,
      cameraFile,
    });
    const scans = desk.getByRole('listitem').filter({ hasText: `${called.givenName} Seat` });
    await scans.getByText('Admitted', { exact: true }).waitFor();
    await wall.getByText('1 of 1 in the room').waitFor();
    await waiting.getByRole('heading', { name: 'You are in' }).waitFor();
    await door.getByText('Already in').first().waitFor();
    await scans.getByText('Already in', { exact: true }).first().waitFor();
    expect(await scans.getByText('Admitted', { exact: true }).count()).toBe(1);
    expect(await wall.getByText('1 of 1 in the room').count()).toBe(1);
  },
  LONG_MS,
);

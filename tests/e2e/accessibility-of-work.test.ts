import { expect, it } from 'vitest';
import { furnishedEvent, MANY_PAGES_MS, violationsOf } from './support/every-look.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';

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
  MANY_PAGES_MS,
);

import { expect, it } from 'vitest';
import { checkInGuest, registerGuest } from '../../local/seed/registrations.ts';
import { furnishedEvent, MANY_PAGES_MS, violationsOf } from './support/every-look.ts';
import { Journey } from './support/journey.ts';
import { signIn } from './support/people.ts';

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
  MANY_PAGES_MS,
);

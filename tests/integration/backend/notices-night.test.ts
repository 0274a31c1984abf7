import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test } from 'vitest';
import { callGraphql, type Doors, doorsOf } from '../../../local/seed/doors.ts';
import { createEvent } from '../../../local/seed/events.ts';
import { createPerson } from '../../../local/seed/people.ts';
import { registerGuest } from '../../../local/seed/registrations.ts';
import { startPrivateSandbox } from '../sandbox/support/private-sandbox.ts';
import { temporaryFolder } from '../sandbox/support/temporary-folder.ts';

const ZONE = 'Europe/Lisbon';
const PHONE = '+351912000021';

/** Half past eleven tomorrow night in Lisbon. */
const tonight = (): Temporal.ZonedDateTime => {
  const now = Temporal.Now.zonedDateTimeISO(ZONE);
  return now.withPlainTime({ hour: 23, minute: 30 }).add({ days: 1 });
};

const anEventNextWeek = (night: Temporal.ZonedDateTime) => {
  const at = (days: number): string => new Date(night.add({ days }).epochMilliseconds).toISOString();
  return {
    ...{ name: 'Night', place: 'Hall', timeZone: ZONE, capacity: 1 },
    ...{ registrationOpensAt: at(-3), registrationClosesAt: at(6), checkInOpensAt: at(7), startsAt: at(7), endsAt: at(8) },
  };
};

const registerWithPhone = (doors: Doors, token: string, eventId: string): Promise<unknown> =>
  callGraphql(
    doors,
    token,
    `mutation ($eventId: ID!, $input: RegistrationInputInput!, $key: String!) {
      registerGuest(eventId: $eventId, input: $input, idempotencyKey: $key) { state }
    }`,
    {
      eventId,
      input: { givenName: 'Ada', familyName: 'L', notifyByEmail: true, notifyBySms: true, phone: PHONE, consent: true },
      key: randomUUID(),
    },
  );

test('news of the night comes by e-mail at once and by text message in the morning', { timeout: 180_000 }, async () => {
  const sandbox = await startPrivateSandbox(temporaryFolder());
  onTestFinished(() => void sandbox.child.kill('SIGKILL'));
  const [, consoleUrl = ''] = await sandbox.untilOutput(/Console\s+(http:\S+)/);
  const doors = doorsOf(sandbox.outputs);
  const moveTo = async (moment: Temporal.ZonedDateTime): Promise<void> => {
    const body = JSON.stringify({ moveTo: new Date(moment.epochMilliseconds).toISOString() });
    const answer = await fetch(new URL('/api/clock', consoleUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(200);
  };
  const sent = async (to: string): Promise<(string | undefined)[]> => {
    const messages = (await (await fetch(new URL(`/api/outbox?${new URLSearchParams({ to })}`, consoleUrl))).json()) as {
      subject?: string;
      text?: string;
      channel: string;
    }[];
    return messages.map(({ channel, subject, text }) => (channel === 'EMAIL' ? subject : text));
  };

  const night = tonight();
  // Tokens are made by the moved clock, since it ends them too.
  await moveTo(night);
  const organizer = await createPerson(doors, 'organizer@night.example', ['organizers']);
  const [first, second] = [await createPerson(doors, 'first@night.example'), await createPerson(doors, 'second@night.example')];
  const eventId = await createEvent(doors, organizer.accessToken, anEventNextWeek(night));
  await registerGuest(doors, first.accessToken, eventId, { givenName: 'Grace', familyName: 'H' });
  await registerWithPhone(doors, second.accessToken, eventId);
  // The answer to what one did a moment ago comes at night too.
  await expect.poll(() => sent(PHONE), { timeout: 60_000 }).toEqual([expect.stringContaining('You are on the waitlist')]);

  await callGraphql(doors, first.accessToken, 'mutation ($eventId: ID!) { cancelMyRegistration(eventId: $eventId) { state } }', {
    eventId,
  });
  await expect.poll(() => sent('second@night.example'), { timeout: 60_000 }).toContain('You have a seat at Night');
  const waiting = async (): Promise<unknown> => {
    const { listNotices } = await callGraphql<{ listNotices: { items: { channel: string; state: string; reason: string }[] } }>(
      doors,
      organizer.accessToken,
      'query ($eventId: ID!) { listNotices(eventId: $eventId, state: PENDING) { items { channel state reason } } }',
      { eventId },
    );
    return listNotices.items;
  };
  await expect.poll(waiting, { timeout: 30_000 }).toEqual([{ channel: 'SMS', state: 'PENDING', reason: 'QUIET_HOURS' }]);
  expect(await sent(PHONE)).toHaveLength(1);

  // The schedule of every minute runs at once, as the clock passed it.
  await moveTo(night.add({ days: 1 }).withPlainTime({ hour: 7, minute: 1 }));
  await expect.poll(() => sent(PHONE), { timeout: 60_000 }).toContainEqual(expect.stringContaining('it is yours. Your ticket:'));
  expect(await sent(PHONE)).toHaveLength(2);
  sandbox.child.kill('SIGINT');
  await sandbox.ended;
});

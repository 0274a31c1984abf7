/** `npm run bench:memory`: memory of the sandbox's own processes after 5,000 and 10,000 scans at the gate. Linux only. */
import { randomUUID } from 'node:crypto';
import { anEvent } from '../fixtures/world/event-plans.ts';
import { createEvent } from '../../local/seed/events.ts';
import { createPerson } from '../../local/seed/people.ts';
import { graphqlCaller } from './measure/graphql-caller.ts';
import { writeGuests } from './measure/guest-rows.ts';
import { round } from './measure/percentile.ts';
import { sandboxBytes } from './measure/processes.ts';
import { report } from './measure/report.ts';
import { runConcurrently } from './measure/run-concurrently.ts';
import { engineClient, sandboxUnderTest, tableOf } from './measure/sandbox-under-test.ts';

const CALLERS = 8;
const GUESTS = 500;
/** Of each guest and half of the run, in and out in turn. Few guests, since each one's confirmation by e-mail is another matter. */
const SCANS_EACH = 10;
const LIMIT_MB = 400;
/** Growth that garbage collection alone explains. */
const GROWTH_TARGET = 1.1;

const CHECK_IN = `mutation Scan($eventId: ID!, $ticket: String!, $scanId: String!, $at: AWSDateTime!, $direction: CheckInDirection!) {
  checkIn(eventId: $eventId, ticket: $ticket, scanId: $scanId, gate: "North", direction: $direction, scannedAt: $at) { outcome }
}`;

const doors = sandboxUnderTest();
const call = graphqlCaller(doors.graphqlUrl, CALLERS);
const client = engineClient();
const organizer = await createPerson(doors, `organizer-${randomUUID()}@bench.example`, ['organizers']);
const eventId = await createEvent(doors, organizer.accessToken, anEvent({ capacity: 100_000 }));
const guestTable = await tableOf('Guest-');

const guests = await writeGuests(client, guestTable, { eventId, count: GUESTS, prefix: 'guest' });

/** Thousands of scans, and the megabytes after them. */
const checkIn = async (): Promise<number> => {
  for (let round = 0; round < SCANS_EACH; round++) {
    const direction = round % 2 === 0 ? 'ENTRY' : 'EXIT';
    const jobs = guests.map(({ ticket }) => async () => {
      const scan = { eventId, ticket, scanId: randomUUID(), at: new Date().toISOString(), direction };
      const { checkIn: result } = await call<{ checkIn: { outcome: string } }>(organizer.accessToken, CHECK_IN, scan);
      if (result.outcome !== 'ADMITTED') throw new Error(`A scan was answered with ${result.outcome}.`);
    });
    await runConcurrently(CALLERS, jobs);
  }
  // The sandbox is the parent of this process; what runs below us is ours.
  return (sandboxBytes(process.ppid) - sandboxBytes(process.pid)) / 2 ** 20;
};

const first = await checkIn();
const second = await checkIn();
const ratio = round(second / first);
report(
  {
    bench: 'memory',
    ratio,
    target: GROWTH_TARGET,
    pass: ratio <= GROWTH_TARGET && second <= LIMIT_MB,
    megabytesAfter5000: round(first, 0),
    megabytesAfter10000: round(second, 0),
    limitMegabytes: LIMIT_MB,
  },
  'Memory of the sandbox (proportional set size, without the JVM and Next) after 10,000 check-ins divided by that after 5,000. Less is better.',
);

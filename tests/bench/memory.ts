/** `npm run bench:memory`: memory of the sandbox's own processes after 5,000 and 10,000 check-ins. Linux only. */
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
const CHECK_INS = 5000;
const LIMIT_MB = 400;
/** Growth that garbage collection alone explains. */
const GROWTH_TARGET = 1.1;

const CHECK_IN = `mutation Scan($eventId: ID!, $ticket: String!, $scanId: String!, $at: AWSDateTime!) {
  checkIn(eventId: $eventId, ticket: $ticket, scanId: $scanId, gate: "North", direction: ENTRY, scannedAt: $at) { outcome }
}`;

const doors = sandboxUnderTest();
const call = graphqlCaller(doors.graphqlUrl, CALLERS);
const client = engineClient();
const organizer = await createPerson(doors, `organizer-${randomUUID()}@bench.example`, ['organizers']);
const eventId = await createEvent(doors, organizer.accessToken, anEvent({ capacity: 100_000 }));
const guestTable = await tableOf('Guest-');

const checkIn = async (prefix: string): Promise<number> => {
  const guests = await writeGuests(client, guestTable, { eventId, count: CHECK_INS, prefix });
  const jobs = guests.map(({ ticket }) => async () => {
    await call(organizer.accessToken, CHECK_IN, { eventId, ticket, scanId: randomUUID(), at: new Date().toISOString() });
  });
  await runConcurrently(CALLERS, jobs);
  // The sandbox is the parent of this process; what runs below us is ours.
  return (sandboxBytes(process.ppid) - sandboxBytes(process.pid)) / 2 ** 20;
};

const first = await checkIn('first');
const second = await checkIn('second');
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

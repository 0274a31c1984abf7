/**
 * `npm run bench:requests`: a thousand requests in a burst, fifty staff boards open. First the whole way, from the guests'
 * calls to the boards' sockets: nothing lost, nothing twice. Then the fan-out alone: the very mutations of the burst are
 * handed to the real-time channel again as fast as it takes them, against a bare WebSocket server that broadcasts the same
 * payloads to as many sockets. The sockets live in a process of their own on both sides; rounds alternate.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { AppSyncEngine } from '../../local/appsync/engine.ts';
import type { MutationEvent } from '../../local/appsync/subscriptions/subscription.ts';
import { startSandbox } from '../../local/sandbox.ts';
import { createItem } from '../../local/seed/catalog.ts';
import { doorsOf } from '../../local/seed/doors.ts';
import { assignStaff, createEvent } from '../../local/seed/events.ts';
import { createPerson, type Person, signIn } from '../../local/seed/people.ts';
import { checkInGuest, registerGuest } from '../../local/seed/registrations.ts';
import { anEvent } from '../fixtures/world/event-plans.ts';
import { graphqlCaller } from './measure/graphql-caller.ts';
import { percentile, percentiles, round } from './measure/percentile.ts';
import { report } from './measure/report.ts';
import { CREATE_REQUEST, ON_GUEST_REQUEST } from './measure/request-operations.ts';
import { runConcurrently } from './measure/run-concurrently.ts';
import { SubscriberProcess } from './measure/subscriber-process.ts';

const BOARDS = 50;
const REQUESTS = 1000;
/** A guest has at most ten open requests. */
const GUESTS = 100;
const CALLERS = 16;
const ROUNDS = 5;
const TARGET = 0.5;

/** The real-time channel's own listener, as it gives itself to the engine, and the mutations of the burst that it was told. */
let deliver: ((event: MutationEvent) => void) | undefined;
const events: MutationEvent[] = [];
const { onMutation } = AppSyncEngine.prototype;
AppSyncEngine.prototype.onMutation = function (listener) {
  deliver = listener;
  return onMutation.call(this, (event) => {
    if (event.fieldName === 'createGuestRequest') events.push(event);
    listener(event);
  });
};

const folder = mkdtempSync(join(tmpdir(), 'usher-bench-'));
const root = fileURLToPath(new URL('../..', import.meta.url));
const sandbox = await startSandbox({ root, dataFolder: folder, ports: 'free' });
const doors = doorsOf(sandbox.outputs);

const guestsOf = async (eventId: string, organizer: Person): Promise<Person[]> => {
  const guests: Person[] = [];
  const jobs = Array.from({ length: GUESTS }, (_, number) => async () => {
    const person = await createPerson(doors, `guest-${randomUUID()}@bench.example`);
    const { guestId } = await registerGuest(doors, person.accessToken, eventId, { givenName: 'Bench', familyName: `Guest ${number}` });
    await checkInGuest(doors, organizer.accessToken, eventId, guestId, new Date().toISOString());
    guests.push(person);
  });
  await runConcurrently(4, jobs);
  return guests;
};

/** Each key once on every board, and every key there is. */
const faultsOf = (counts: Record<string, number>[], keys: readonly string[]) => ({
  lost: counts.reduce((sum, board) => sum + keys.filter((key) => !board[key]).length, 0),
  twice: counts.reduce((sum, board) => sum + Object.values(board).filter((count) => count > 1).length, 0),
});

/** Deliveries a second of one round. */
const roundOf = async (subscribers: SubscriberProcess, send: (event: MutationEvent) => void): Promise<number> => {
  const delivered = subscribers.untilDelivered(events.length);
  const begun = performance.now();
  for (const event of events) {
    send(event);
    // Sockets are written to when the loop turns; nobody sends a thousand messages in one turn.
    await turn();
  }
  await delivered;
  const seconds = (performance.now() - begun) / 1000;
  await subscribers.report();
  return (events.length * BOARDS) / seconds;
};

try {
  const organizer = await createPerson(doors, `organizer-${randomUUID()}@bench.example`, ['organizers']);
  const eventId = await createEvent(doors, organizer.accessToken, anEvent({ capacity: 500 }));
  const staff = await createPerson(doors, `staff-${randomUUID()}@bench.example`);
  await assignStaff(doors, organizer.accessToken, eventId, staff.email, 'STAFF');
  const onOffer = [
    { name: 'Flat white', priceCents: 350 },
    { name: 'Orange juice', priceCents: 420 },
  ];
  const items = await Promise.all(
    onOffer.map(async ({ name, priceCents }) => ({
      itemId: await createItem(doors, organizer.accessToken, eventId, { category: 'BEVERAGE', area: 'help', name, priceCents }),
      quantity: 1,
      unitPriceCents: priceCents,
    })),
  );
  const guests = await guestsOf(eventId, organizer);

  const boards = await SubscriberProcess.start({
    url: `${doors.graphqlUrl.replace(/^http/, 'ws')}/realtime`,
    sockets: BOARDS,
    subscription: {
      host: new URL(doors.graphqlUrl).host,
      token: await signIn(doors, staff.email),
      query: ON_GUEST_REQUEST,
      variables: { eventId },
    },
  });
  if (!deliver) throw new Error('The real-time channel does not listen.');
  const fanOut = deliver;
  const keys: string[] = [];
  const call = graphqlCaller(doors.graphqlUrl, CALLERS);
  const orders = Array.from({ length: REQUESTS }, (_, number) => async () => {
    const { createGuestRequest } = await call<{ createGuestRequest: { id: string; version: number } }>(
      guests[number % GUESTS]?.accessToken ?? '',
      CREATE_REQUEST,
      { eventId, items, clientKey: randomUUID() },
    );
    keys.push(`${createGuestRequest.id} ${createGuestRequest.version}`);
  });
  const all = boards.untilDelivered(REQUESTS);
  const burst = await runConcurrently(CALLERS, orders);
  await all;
  const first = await boards.report();
  const faults = faultsOf(first.counts, keys);

  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const broadcaster = new WebSocketServer({ server });
  const bare = await SubscriberProcess.start({ url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets: BOARDS });
  const broadcast = ({ result }: MutationEvent): void => {
    const frame = JSON.stringify({ type: 'data', id: '1', payload: { data: { onGuestRequest: result } } });
    for (const socket of broadcaster.clients) socket.send(frame);
  };

  const ours: number[] = [];
  const theirs: number[] = [];
  await roundOf(boards, fanOut);
  await roundOf(bare, broadcast);
  for (let number = 0; number < ROUNDS; number++) {
    theirs.push(await roundOf(bare, broadcast));
    ours.push(await roundOf(boards, fanOut));
  }
  await Promise.all([boards.stop(), bare.stop()]);
  broadcaster.close();
  server.close();

  const ratio = round(percentile(ours, 0.5) / percentile(theirs, 0.5));
  report(
    {
      bench: 'requests',
      ratio,
      target: TARGET,
      pass: ratio >= TARGET && faults.lost === 0 && faults.twice === 0,
      boards: BOARDS,
      requests: REQUESTS,
      ...faults,
      acceptedToScreenMilliseconds: percentiles(first.delays),
      acceptedPerSecond: round(burst.perSecond, 0),
    },
    'Deliveries a second of the real-time channel to fifty staff boards, divided by those of a bare WebSocket server that broadcasts the same payloads to as many sockets. More is better. Before it, a thousand requests in a burst went the whole way: `lost` and `twice` count their deliveries, and the time runs from the request being accepted to its arrival at a board.',
  );
} finally {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

/**
 * `npm run bench:check-in`: checkIn over HTTP against its two bare DynamoDB writes, and registerGuest against its bare
 * transaction, with eight callers at once on the same engine. Rounds alternate, so that noise falls on both sides.
 */
import { randomUUID } from 'node:crypto';
import { PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { anEvent } from '../fixtures/world/event-plans.ts';
import { createEvent } from '../../local/seed/events.ts';
import { createPerson } from '../../local/seed/people.ts';
import { graphqlCaller } from './measure/graphql-caller.ts';
import { type BenchGuest, writeGuests } from './measure/guest-rows.ts';
import { percentile, percentiles, round } from './measure/percentile.ts';
import { report } from './measure/report.ts';
import { runConcurrently, type Throughput } from './measure/run-concurrently.ts';
import { engineClient, sandboxUnderTest, tableOf } from './measure/sandbox-under-test.ts';

const CALLERS = 8;
const ROUNDS = 6;
const SCANS_A_ROUND = 400;
const PEOPLE = 40;
const EVENTS_A_ROUND = 4;
const CHECK_IN_TARGET = 0.6;
const REGISTER_TARGET = 0.4;

const doors = sandboxUnderTest();
const call = graphqlCaller(doors.graphqlUrl, CALLERS);
const client = engineClient();
const organizer = await createPerson(doors, `organizer-${randomUUID()}@bench.example`, ['organizers']);
const [guestTable, checkInTable, seatTable] = await Promise.all([tableOf('Guest-'), tableOf('CheckIn-'), tableOf('SeatTable')]);

const CHECK_IN = `mutation Scan($eventId: ID!, $ticket: String!, $scanId: String!, $at: AWSDateTime!) {
  checkIn(eventId: $eventId, ticket: $ticket, scanId: $scanId, gate: "North", direction: ENTRY, scannedAt: $at) {
    outcome guest { guestId givenName familyName company jobTitle }
  }
}`;

const scan =
  (eventId: string, { ticket }: BenchGuest) =>
  async () => {
    const variables = { eventId, ticket, scanId: randomUUID(), at: new Date().toISOString() };
    const { checkIn } = await call<{ checkIn: { outcome: string } }>(organizer.accessToken, CHECK_IN, variables);
    if (checkIn.outcome !== 'ADMITTED') throw new Error(`A scan was answered with ${checkIn.outcome}.`);
  };

/** The conditional update of the guest and the row of the scan, as the resolvers write them. */
const bareWrites =
  (eventId: string, { id, ticket }: BenchGuest) =>
  async () => {
    const scanId = randomUUID();
    const at = new Date().toISOString();
    await client.send(
      new UpdateCommand({
        TableName: guestTable,
        Key: { id },
        UpdateExpression:
          'SET checkedInAt = :at, checkedInScanId = :scanId, checkedInGate = :gate, checkedInBy = :by, updatedAt = :at REMOVE checkedOutAt',
        ConditionExpression: 'eventId = :eventId AND #state = :registered AND ticket = :ticket AND attribute_not_exists(checkedInAt)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':at': at,
          ':scanId': scanId,
          ':gate': 'North',
          ':by': organizer.sub,
          ':eventId': eventId,
          ':registered': 'REGISTERED',
          ':ticket': ticket,
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    await client.send(
      new PutCommand({
        TableName: checkInTable,
        Item: {
          __typename: 'CheckIn',
          id: `${eventId}#${scanId}`,
          eventId,
          eventShard: `${eventId}#0`,
          scanId,
          guestId: id,
          outcome: 'ADMITTED',
          direction: 'ENTRY',
          gate: 'North',
          deviceId: organizer.sub,
          byHand: false,
          offline: false,
          scannedAt: at,
          receivedAt: at,
          guestName: 'Bench Guest',
          guestCompany: 'Bench Company',
          createdAt: at,
          updatedAt: at,
        },
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
  };

const REGISTER = `mutation Register($eventId: ID!, $input: RegistrationInputInput!, $key: String!) {
  registerGuest(eventId: $eventId, input: $input, idempotencyKey: $key) { guestId state ticket }
}`;
const input = {
  givenName: 'Bench',
  familyName: 'Guest',
  company: 'Bench Company',
  notifyByEmail: false,
  notifyBySms: false,
  consent: true,
};

const register = (eventId: string, token: string) => async () => {
  const { registerGuest } = await call<{ registerGuest: { state: string } }>(token, REGISTER, { eventId, input, key: randomUUID() });
  if (registerGuest.state !== 'REGISTERED') throw new Error(`A registration was answered with ${registerGuest.state}.`);
};

/** The claim of a seat and the guest's row in one transaction, as the function writes them. */
const bareTransaction = (eventId: string, shards: number, index: number) => async () => {
  const at = new Date().toISOString();
  const id = randomUUID();
  await client.send(
    new TransactWriteCommand({
      ClientRequestToken: randomUUID(),
      TransactItems: [
        {
          Update: {
            TableName: seatTable,
            Key: { pk: `bench-${eventId}-${index % shards}` },
            UpdateExpression: 'ADD used :one',
            ConditionExpression: 'attribute_not_exists(used) OR used < :quota',
            ExpressionAttributeValues: { ':one': 1, ':quota': 1_000_000 },
          },
        },
        {
          Put: {
            TableName: guestTable,
            Item: {
              __typename: 'Guest',
              id,
              eventId,
              eventShard: `${eventId}#0`,
              sub: id,
              state: 'REGISTERED',
              email: `${id}@bench.example`,
              emailKey: `${id}@bench.example`,
              givenName: 'Bench',
              familyName: 'Guest',
              givenNameKey: 'bench',
              familyNameKey: 'guest',
              company: 'Bench Company',
              companyKey: 'bench company',
              notifyByEmail: false,
              notifyBySms: false,
              consentedAt: at,
              registeredAt: at,
              createdAt: at,
              updatedAt: at,
              ticket: `U1.${id}`,
              ticketRevision: 1,
              seatShard: 0,
            },
            ConditionExpression: 'attribute_not_exists(id)',
          },
        },
      ],
    }),
  );
};

type Side = Throughput[];
const perSecond = (side: Side): number =>
  percentile(
    side.map((part) => part.perSecond),
    0.5,
  );
const latencies = (side: Side) => percentiles(side.flatMap((part) => part.milliseconds));

const measureCheckIn = async (): Promise<{ ours: Side; bare: Side }> => {
  const eventId = await createEvent(doors, organizer.accessToken, anEvent({ capacity: 100_000 }));
  const ours: Side = [];
  const bare: Side = [];
  for (let number = 0; number <= ROUNDS; number++) {
    const guests = await writeGuests(client, guestTable, { eventId, count: 2 * SCANS_A_ROUND, prefix: `round-${number}` });
    const mine = await runConcurrently(
      CALLERS,
      guests.slice(0, SCANS_A_ROUND).map((guest) => scan(eventId, guest)),
    );
    const theirs = await runConcurrently(
      CALLERS,
      guests.slice(SCANS_A_ROUND).map((guest) => bareWrites(eventId, guest)),
    );
    // The first round warms both sides up.
    if (number > 0) {
      ours.push(mine);
      bare.push(theirs);
    }
  }
  return { ours, bare };
};

const measureRegistration = async (): Promise<{ ours: Side; bare: Side }> => {
  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, index) => createPerson(doors, `guest-${index}-${randomUUID()}@bench.example`)),
  );
  const ours: Side = [];
  const bare: Side = [];
  for (let number = 0; number <= ROUNDS; number++) {
    const events = await Promise.all(
      Array.from({ length: EVENTS_A_ROUND }, () => createEvent(doors, organizer.accessToken, anEvent({ capacity: 1000 }))),
    );
    const mine = await runConcurrently(
      CALLERS,
      events.flatMap((eventId) => people.map((person) => register(eventId, person.accessToken))),
    );
    const theirs = await runConcurrently(
      CALLERS,
      events.flatMap((eventId) => people.map((_, index) => bareTransaction(eventId, 20, index))),
    );
    if (number > 0) {
      ours.push(mine);
      bare.push(theirs);
    }
  }
  return { ours, bare };
};

const scans = await measureCheckIn();
const registrations = await measureRegistration();
const ratio = round(perSecond(scans.ours) / perSecond(scans.bare));
const registerRatio = round(perSecond(registrations.ours) / perSecond(registrations.bare));

report(
  {
    bench: 'check-in',
    ratio,
    target: CHECK_IN_TARGET,
    pass: ratio >= CHECK_IN_TARGET && registerRatio >= REGISTER_TARGET,
    callers: CALLERS,
    checkIn: { ratio, target: CHECK_IN_TARGET, milliseconds: latencies(scans.ours), bareMilliseconds: latencies(scans.bare) },
    registerGuest: {
      ratio: registerRatio,
      target: REGISTER_TARGET,
      milliseconds: latencies(registrations.ours),
      bareMilliseconds: latencies(registrations.bare),
    },
  },
  'Throughput of `checkIn` over HTTP divided by that of the same two DynamoDB writes sent directly to the same engine, and of `registerGuest` divided by that of its bare transaction. More is better.',
);

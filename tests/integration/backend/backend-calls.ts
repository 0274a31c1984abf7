import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import type { Doors } from '../../../local/seed/doors.ts';
import { testDoors } from '../../setup/test-doors.ts';

type WireError = { message: string; errorType?: string | null };

export type Registration = {
  guestId: string;
  state: 'REGISTERED' | 'WAITLISTED' | 'CANCELLED';
  givenName: string;
  company: string | null;
  ticket: string | null;
  ticketRevision: number;
  waitlistPosition: number | null;
  alreadyRegistered: boolean;
};

export type CheckInResult = {
  scanId: string;
  outcome: 'ADMITTED' | 'REPEATED' | 'DUPLICATE' | 'DENIED';
  repeatedOutcome: string | null;
  reason: string | null;
  gate: string;
  scannedAt: string;
  receivedAt: string;
  guest: { guestId: string; givenName: string; badgePrintedAt: string | null } | null;
  firstCheckedInAt: string | null;
  firstGate: string | null;
  undoneAt: string | null;
  undoReason: string | null;
};

const REGISTRATION = 'guestId state givenName company ticket ticketRevision waitlistPosition alreadyRegistered';
const CHECK_IN =
  'eventId scanId outcome repeatedOutcome reason direction gate byHand offline scannedAt receivedAt guest { guestId givenName badgePrintedAt } ' +
  'firstCheckedInAt firstGate firstDeviceId undoneAt undoReason';

export const doors = (): Doors => testDoors(inject('sandboxOutputs'));

/** One operation with its one field. Rejects with `CODE …`, wherever the code stands in the answer. */
const send = async <Answer>(token: string, operation: string, variables: Record<string, unknown>): Promise<Answer> => {
  const response = await fetch(doors().graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query: operation, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, Answer> | null; errors?: WireError[] };
  if (errors?.length) throw new Error(errors.map(({ errorType, message }) => `${errorType ?? ''} ${message}`).join('\n'));
  return Object.values(data ?? {})[0] as Answer;
};

export const aGuest = (changes: Record<string, unknown> = {}) => ({
  givenName: 'Ada',
  familyName: 'Lovelace',
  notifyByEmail: true,
  notifyBySms: false,
  consent: true,
  ...changes,
});

export const register = (token: string, eventId: string, { input = aGuest(), key = randomUUID() as string } = {}): Promise<Registration> =>
  send(
    token,
    `mutation ($eventId: ID!, $input: RegistrationInputInput!, $key: String!) {
      registerGuest(eventId: $eventId, input: $input, idempotencyKey: $key) { ${REGISTRATION} }
    }`,
    { eventId, input, key },
  );

export const changeRegistration = (token: string, eventId: string, input: object): Promise<Registration> =>
  send(
    token,
    `mutation ($eventId: ID!, $input: RegistrationInputInput!) { updateMyRegistration(eventId: $eventId, input: $input) { ${REGISTRATION} } }`,
    {
      eventId,
      input,
    },
  );

export const cancel = (token: string, eventId: string): Promise<Registration> =>
  send(token, `mutation ($eventId: ID!) { cancelMyRegistration(eventId: $eventId) { ${REGISTRATION} } }`, { eventId });

export const myRegistration = (token: string, eventId: string): Promise<Registration | null> =>
  send(token, `query ($eventId: ID!) { getMyRegistration(eventId: $eventId) { ${REGISTRATION} } }`, { eventId });

type ScanChanges = { scanId?: string; gate?: string; direction?: 'ENTRY' | 'EXIT'; scannedAt?: string; offline?: boolean };

export const aScan = (changes: ScanChanges = {}) => ({
  scanId: randomUUID() as string,
  gate: 'North',
  direction: 'ENTRY',
  scannedAt: new Date().toISOString(),
  ...changes,
});

export const checkIn = (token: string, eventId: string, ticket: string, changes: ScanChanges = {}): Promise<CheckInResult> =>
  send(
    token,
    `mutation ($eventId: ID!, $ticket: String!, $scanId: String!, $gate: String!, $direction: CheckInDirection!, $scannedAt: AWSDateTime!, $offline: Boolean) {
      checkIn(eventId: $eventId, ticket: $ticket, scanId: $scanId, gate: $gate, direction: $direction, scannedAt: $scannedAt, offline: $offline) { ${CHECK_IN} }
    }`,
    { eventId, ticket, ...aScan(changes) },
  );

export const checkInByHand = (token: string, eventId: string, guestId: string, changes: ScanChanges = {}): Promise<CheckInResult> =>
  send(
    token,
    `mutation ($eventId: ID!, $guestId: ID!, $scanId: String!, $gate: String!, $direction: CheckInDirection!, $scannedAt: AWSDateTime!) {
      checkInByHand(eventId: $eventId, guestId: $guestId, scanId: $scanId, gate: $gate, direction: $direction, scannedAt: $scannedAt) { ${CHECK_IN} }
    }`,
    { eventId, guestId, ...aScan(changes) },
  );

export const undo = (token: string, eventId: string, scanId: string): Promise<CheckInResult> =>
  send(
    token,
    `mutation ($eventId: ID!, $scanId: String!) { undoCheckIn(eventId: $eventId, scanId: $scanId, reason: "Wrong person") { ${CHECK_IN} } }`,
    {
      eventId,
      scanId,
    },
  );

export const recordPrint = (
  token: string,
  eventId: string,
  guestId: string,
  print: { status: 'PRINTED' | 'FAILED' | 'REPRINTED'; reason?: string; scanId?: string },
): Promise<{ recorded: boolean; badgePrintedAt: string | null; badgePrintCount: number }> =>
  send(
    token,
    `mutation ($eventId: ID!, $guestId: ID!, $scanId: String!, $status: BadgePrintStatus!, $reason: String) {
      recordBadgePrint(eventId: $eventId, guestId: $guestId, scanId: $scanId, status: $status, reason: $reason) { recorded badgePrintedAt badgePrintCount }
    }`,
    { eventId, guestId, scanId: randomUUID(), ...print },
  );

/** All pages of a list, in order. */
const allPages = async <Item>(
  page: (nextToken: string | null) => Promise<{ items: Item[]; nextToken: string | null }>,
): Promise<Item[]> => {
  const items: Item[] = [];
  let nextToken: string | null = null;
  do {
    const answer: { items: Item[]; nextToken: string | null } = await page(nextToken);
    items.push(...answer.items);
    nextToken = answer.nextToken;
  } while (nextToken);
  return items;
};

export const allCheckIns = (token: string, eventId: string): Promise<CheckInResult[]> =>
  allPages((nextToken) =>
    send(
      token,
      `query ($eventId: ID!, $nextToken: String) { listCheckIns(eventId: $eventId, nextToken: $nextToken) { items { ${CHECK_IN} } nextToken } }`,
      {
        eventId,
        nextToken,
      },
    ),
  );

export type Found = { guestId: string; givenName: string; familyName: string; checkedInAt: string | null };

export const findGuests = (token: string, eventId: string, query: string): Promise<Found[]> =>
  allPages((nextToken) =>
    send(
      token,
      `query ($eventId: ID!, $query: String!, $nextToken: String) {
        findGuests(eventId: $eventId, query: $query, nextToken: $nextToken) { items { guestId givenName familyName checkedInAt } nextToken }
      }`,
      { eventId, query, nextToken },
    ),
  );

export type ManagedEvent = { id: string; name: string; capacity: number; state: string; version: number };

export const createEvent = (token: string, input: object, key: string = randomUUID()): Promise<ManagedEvent> =>
  send(
    token,
    'mutation ($input: EventInputInput!, $key: String!) { createEvent(input: $input, idempotencyKey: $key) { id name capacity state version } }',
    { input, key },
  );

export const updateEvent = (token: string, eventId: string, input: object, version: number): Promise<ManagedEvent> =>
  send(
    token,
    `mutation ($eventId: ID!, $input: EventInputInput!, $version: Int!) {
      updateEvent(eventId: $eventId, input: $input, version: $version) { id name capacity state version }
    }`,
    { eventId, input, version },
  );

export const publishEvent = (token: string, eventId: string, published: boolean): Promise<ManagedEvent> =>
  send(
    token,
    'mutation ($eventId: ID!, $published: Boolean!) { publishEvent(eventId: $eventId, published: $published) { id name capacity state version } }',
    {
      eventId,
      published,
    },
  );

export const assign = (token: string, eventId: string, email: string, role: 'STAFF' | 'KIOSK'): Promise<{ state: string; role: string }> =>
  send(
    token,
    'mutation ($eventId: ID!, $email: String!, $role: EventRole!) { assignStaff(eventId: $eventId, email: $email, role: $role) { state role } }',
    {
      eventId,
      email,
      role,
    },
  );

export const unassign = (token: string, eventId: string, email: string): Promise<{ state: string }> =>
  send(token, 'mutation ($eventId: ID!, $email: String!) { unassignStaff(eventId: $eventId, email: $email) { state } }', {
    eventId,
    email,
  });

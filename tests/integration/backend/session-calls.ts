import { randomUUID } from 'node:crypto';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { SessionRow } from '../../../amplify/functions/runtime/rows.ts';
import { callGraphql } from '../../../local/seed/doors.ts';
import { aSession } from '../../fixtures/world/event-plans.ts';
import { doors } from './backend-calls.ts';
import { documents, tableNamed } from './sandbox-inside.ts';

export type Session = {
  id: string;
  eventId: string;
  title: string;
  abstract: string | null;
  speakers: string[];
  room: string;
  track: string | null;
  startsAt: string;
  endsAt: string;
  state: 'SCHEDULED' | 'CANCELLED';
  cancelReason: string | null;
  capacity: number | null;
  reservationOpensAt: string | null;
  queueLeadMinutes: number;
  releaseMinutes: number;
  fill: 'OPEN' | 'FILLING' | 'FULL';
  version: number;
};

export type Place = { id: string; guestId: string; state: string; version: number; waitlistPosition: number | null };

const SESSION =
  'id eventId title abstract speakers room track startsAt endsAt state cancelReason capacity reservationOpensAt queueLeadMinutes releaseMinutes fill version';

/** One operation with its one field. Rejects with the message, which starts with the code. */
const send = async <Answer>(token: string, operation: string, variables: Record<string, unknown>): Promise<Answer> =>
  Object.values(await callGraphql<Record<string, Answer>>(doors(), token, operation, variables))[0] as Answer;

type Creation = { input?: object; key?: string };

export const createSession = (
  token: string,
  eventId: string,
  { input = aSession(), key = randomUUID() }: Creation = {},
): Promise<Session> =>
  send(
    token,
    `mutation ($eventId: ID!, $input: SessionInputInput!, $key: String!) {
      createSession(eventId: $eventId, input: $input, idempotencyKey: $key) { ${SESSION} }
    }`,
    { eventId, input, key },
  );

type Named = Pick<Session, 'eventId' | 'id'>;

export const updateSession = (token: string, { eventId, id }: Named, input: object, version: number): Promise<Session> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $input: SessionInputInput!, $version: Int!) {
      updateSession(eventId: $eventId, sessionId: $id, input: $input, version: $version) { ${SESSION} }
    }`,
    { eventId, id, input, version },
  );

type Cancellation = { cancelled?: boolean; reason?: string | null; version: number };

export const cancelSession = (
  token: string,
  { eventId, id }: Named,
  { cancelled = true, reason = null, version }: Cancellation,
): Promise<Session> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $cancelled: Boolean!, $reason: String, $version: Int!) {
      cancelSession(eventId: $eventId, sessionId: $id, cancelled: $cancelled, reason: $reason, version: $version) { ${SESSION} }
    }`,
    { eventId, id, cancelled, reason, version },
  );

/** The form of a session as it stands, with changes. */
export const formOf = (session: Session, changes: object = {}) => {
  const { title, abstract, speakers, room, track, startsAt, endsAt, capacity, reservationOpensAt, queueLeadMinutes, releaseMinutes } =
    session;
  return {
    ...{ title, abstract, speakers, room, track, startsAt, endsAt, capacity, reservationOpensAt, queueLeadMinutes, releaseMinutes },
    ...changes,
  };
};

export const agendaOf = async (token: string, eventId: string): Promise<Omit<Session, 'abstract' | 'version'>[]> => {
  const { sessions } = await send<{ sessions: Session[] }>(
    token,
    `query ($eventId: ID!) {
      getAgenda(eventId: $eventId) {
        sessions { id title speakers room track startsAt endsAt state cancelReason capacity reservationOpensAt fill revision }
      }
    }`,
    { eventId },
  );
  return sessions;
};

export const agendaSession = (token: string, eventId: string, sessionId: string): Promise<object | null> =>
  send(
    token,
    `query ($eventId: ID!, $sessionId: ID!) {
      getAgendaSession(eventId: $eventId, sessionId: $sessionId) { id eventId abstract cancelReason queueLeadMinutes releaseMinutes }
    }`,
    { eventId, sessionId },
  );

const PLACE = 'id guestId state version waitlistPosition';

export const reserve = (token: string, { eventId, id }: Named): Promise<Place> =>
  send(token, `mutation ($eventId: ID!, $id: ID!) { reserveSeat(eventId: $eventId, sessionId: $id) { ${PLACE} } }`, { eventId, id });

export const release = (token: string, { eventId, id }: Named): Promise<Place> =>
  send(token, `mutation ($eventId: ID!, $id: ID!) { releaseSeat(eventId: $eventId, sessionId: $id) { ${PLACE} } }`, { eventId, id });

export const placesOf = (token: string, eventId: string): Promise<Place[]> =>
  send(token, `query ($eventId: ID!) { listMyReservations(eventId: $eventId) { ${PLACE} } }`, { eventId });

/** The session's row as the table holds it, through the index of its event. */
export const sessionRow = async ({ eventId, id }: Named): Promise<SessionRow> => {
  const { Items = [] } = await documents().send(
    new QueryCommand({
      TableName: await tableNamed('Session'),
      IndexName: 'byEvent',
      KeyConditionExpression: 'eventId = :event',
      ExpressionAttributeValues: { ':event': eventId },
    }),
  );
  return Items.find((row) => row['id'] === id) as SessionRow;
};

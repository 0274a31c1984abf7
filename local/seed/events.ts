import { randomUUID } from 'node:crypto';
import { callGraphql, type Doors } from './doors.ts';

export type EventPlan = {
  name: string;
  description?: string;
  place: string;
  timeZone: string;
  startsAt: string;
  endsAt: string;
  registrationOpensAt: string;
  registrationClosesAt: string;
  checkInOpensAt: string;
  capacity: number;
  /** ISO 4217; EUR when absent. */
  currency?: string;
};

export type SessionPlan = {
  title: string;
  abstract?: string;
  speakers?: string[];
  room: string;
  track?: string;
  startsAt: string;
  endsAt: string;
  capacity?: number;
  /** With a capacity: seats are reserved from then on. */
  reservationOpensAt?: string;
  queueLeadMinutes?: number;
  releaseMinutes?: number;
};

/** Creates an event as an organizer, and publishes it unless told otherwise. Returns its id. */
export const createEvent = async (
  doors: Doors,
  organizerToken: string,
  plan: EventPlan,
  { publish = true }: { publish?: boolean } = {},
): Promise<string> => {
  const { createEvent: created } = await callGraphql<{ createEvent: { id: string } }>(
    doors,
    organizerToken,
    'mutation Create($input: EventInputInput!, $idempotencyKey: String!) { createEvent(input: $input, idempotencyKey: $idempotencyKey) { id } }',
    { input: plan, idempotencyKey: randomUUID() },
  );
  if (publish) {
    await callGraphql(
      doors,
      organizerToken,
      'mutation Publish($eventId: ID!) { publishEvent(eventId: $eventId, published: true) { id } }',
      {
        eventId: created.id,
      },
    );
  }
  return created.id;
};

/** Adds sessions to an event's agenda. Returns their ids, in order. */
export const createSessions = async (
  doors: Doors,
  organizerToken: string,
  eventId: string,
  sessions: readonly SessionPlan[],
): Promise<string[]> => {
  const ids: string[] = [];
  for (const session of sessions) {
    const { createSession } = await callGraphql<{ createSession: { id: string } }>(
      doors,
      organizerToken,
      'mutation Add($eventId: ID!, $input: SessionInputInput!, $key: String!) { createSession(eventId: $eventId, input: $input, idempotencyKey: $key) { id } }',
      { eventId, input: { speakers: [], ...session }, key: randomUUID() },
    );
    ids.push(createSession.id);
  }
  return ids;
};

/** Puts someone in charge of an event. The person's next token has the group. */
export const assignStaff = async (
  doors: Doors,
  organizerToken: string,
  eventId: string,
  email: string,
  role: 'STAFF' | 'KIOSK',
): Promise<void> => {
  await callGraphql(
    doors,
    organizerToken,
    'mutation Assign($eventId: ID!, $email: String!, $role: EventRole!) { assignStaff(eventId: $eventId, email: $email, role: $role) { state } }',
    { eventId, email, role },
  );
};

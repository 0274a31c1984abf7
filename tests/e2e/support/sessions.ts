import { callGraphql, type Doors } from '../../../local/seed/doors.ts';
import type { SessionPlan } from '../../../local/seed/events.ts';

type Move = { eventId: string; sessionId: string; plan: SessionPlan; version: number };

/** Changes a session as an organizer does. Gives its new version. */
export const updateSession = async (doors: Doors, organizerToken: string, { eventId, sessionId, plan, version }: Move): Promise<number> => {
  const { updateSession: updated } = await callGraphql<{ updateSession: { version: number } }>(
    doors,
    organizerToken,
    `mutation Move($eventId: ID!, $sessionId: ID!, $input: SessionInputInput!, $version: Int!) {
      updateSession(eventId: $eventId, sessionId: $sessionId, input: $input, version: $version) { version }
    }`,
    { eventId, sessionId, input: { speakers: [], ...plan }, version },
  );
  return updated.version;
};

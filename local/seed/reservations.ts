import { callGraphql, type Doors } from './doors.ts';

export type SeededReservation = { id: string; state: 'RESERVED' | 'WAITLISTED' };

/** Takes a seat, or a place in line, as the registered guest whose token it is. */
export const reserveSeat = async (doors: Doors, accessToken: string, eventId: string, sessionId: string): Promise<SeededReservation> => {
  const { reserveSeat: reserved } = await callGraphql<{ reserveSeat: SeededReservation }>(
    doors,
    accessToken,
    'mutation Reserve($eventId: ID!, $sessionId: ID!) { reserveSeat(eventId: $eventId, sessionId: $sessionId) { id state } }',
    { eventId, sessionId },
  );
  return reserved;
};

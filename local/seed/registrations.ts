import { randomUUID } from 'node:crypto';
import { callGraphql, type Doors } from './doors.ts';

export type GuestPlan = { givenName: string; familyName: string; company?: string; jobTitle?: string; dietaryNeeds?: string };

export type SeededRegistration = { guestId: string; state: 'REGISTERED' | 'WAITLISTED'; ticket: string | null };

/** Registers the person whose token it is. */
export const registerGuest = async (doors: Doors, accessToken: string, eventId: string, guest: GuestPlan): Promise<SeededRegistration> => {
  const { registerGuest: registered } = await callGraphql<{ registerGuest: SeededRegistration }>(
    doors,
    accessToken,
    `mutation Register($eventId: ID!, $input: RegistrationInputInput!, $idempotencyKey: String!) {
      registerGuest(eventId: $eventId, input: $input, idempotencyKey: $idempotencyKey) { guestId state ticket }
    }`,
    { eventId, input: { ...guest, notifyByEmail: true, notifyBySms: false, consent: true }, idempotencyKey: randomUUID() },
  );
  return registered;
};

/** Lets a registered guest in, as staff at the desk do. */
export const checkInGuest = async (
  doors: Doors,
  staffToken: string,
  eventId: string,
  guestId: string,
  scannedAt: string,
): Promise<void> => {
  const { checkInByHand } = await callGraphql<{ checkInByHand: { outcome: string } }>(
    doors,
    staffToken,
    `mutation Admit($eventId: ID!, $guestId: ID!, $scanId: String!, $scannedAt: AWSDateTime!) {
      checkInByHand(eventId: $eventId, guestId: $guestId, scanId: $scanId, gate: "Desk", direction: ENTRY, scannedAt: $scannedAt) { outcome }
    }`,
    { eventId, guestId, scanId: randomUUID(), scannedAt },
  );
  if (checkInByHand.outcome !== 'ADMITTED') throw new Error(`The guest was not admitted: ${checkInByHand.outcome}.`);
};

import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { toDoorScan, type DoorScan } from './session-board.ts';
import { unwrap } from './unwrap.ts';

/** A scan of a ticket at a session's door. `scanId` is made once per scan; a retry sends the same and gets the same answer (REPEATED). */
export type TicketAtDoor = Schema['admitToSession']['args'];

/** A guest found by name. `override` lets in whoever is not called, has no seat or came too late, while there is room. */
export type GuestAtDoor = Schema['admitToSessionByHand']['args'];

/*
 * A subscriber receives the fields that the mutation selected and no others. The client selects every field of a custom
 * operation's type, nested ones too, so both mutations carry all that `watchSessionDoor` promises. Call them from here alone.
 */

/** AppErrors: INVALID_INPUT, FORBIDDEN, EVENT_NOT_FOUND, SESSION_NOT_FOUND, CONFLICT, NETWORK. A refusal is an answer with its reason. */
export const admitToSession = async (scan: TicketAtDoor): Promise<DoorScan> =>
  toDoorScan(await unwrap(getClient().mutations.admitToSession(scan)));

/** AppErrors: as `admitToSession`, and GUEST_NOT_FOUND. */
export const admitToSessionByHand = async (input: GuestAtDoor): Promise<DoorScan> =>
  toDoorScan(await unwrap(getClient().mutations.admitToSessionByHand(input)));

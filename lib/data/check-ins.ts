import type { Schema } from '@/amplify/data/schema';
import type { AppError } from '../domain/app-error.ts';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { Page } from './events.ts';
import { toAppError, unwrap } from './unwrap.ts';

/** What a badge shows of a guest. */
export type BadgeGuest = Defined<Schema['BadgeGuest']['type']>;

/** One scan, as the gate got it answered and as arrivals show it. Times are ISO 8601 in UTC. */
export type CheckIn = Defined<Omit<Schema['CheckInResult']['type'], 'guest'>> & { guest?: BadgeGuest | undefined };

export type BadgePrintResult = Defined<Schema['BadgePrintResult']['type']>;

type WireCheckIn = Schema['CheckInResult']['type'];

/** A scan of a ticket. `scanId` is made once per scan; a retry sends the same and gets the same answer (REPEATED). */
export type ScanInput = Omit<Schema['checkIn']['args'], 'offline'>;

/** Staff's check-in of a guest found by name. */
export type ByHandInput = Schema['checkInByHand']['args'];

/*
 * A subscriber receives the fields that the mutation selected and no others. The client selects every field of a custom
 * operation's type, nested ones too, so all mutations of this module carry all that `watchCheckIns` promises. Keep them here.
 */

/** Checks a ticket in or out at a gate. AppErrors: INVALID_INPUT, FORBIDDEN, EVENT_NOT_FOUND, CONFLICT, NETWORK. */
export const checkIn = async (scan: ScanInput): Promise<CheckIn> => toCheckIn(await unwrap(getClient().mutations.checkIn(scan)));

/** AppErrors: as `checkIn`. A guest who is unknown, cancelled or waitlisted is an answer with its reason. */
export const checkInByHand = async (input: ByHandInput): Promise<CheckIn> =>
  toCheckIn(await unwrap(getClient().mutations.checkInByHand(input)));

/** Takes an admission back; the scan stays in the log. AppErrors: SCAN_NOT_FOUND, SCAN_NOT_UNDOABLE, FORBIDDEN. */
export const undoCheckIn = async (eventId: string, scanId: string, reason: string): Promise<CheckIn> =>
  toCheckIn(await unwrap(getClient().mutations.undoCheckIn({ eventId, scanId, reason })));

/** Writes down what became of a badge. Only the first PRINTED counts; REPRINTED is staff's and needs a reason. */
export const recordBadgePrint = async (print: Schema['recordBadgePrint']['args']): Promise<BadgePrintResult> =>
  definedFields(await unwrap(getClient().mutations.recordBadgePrint(print)));

/** A page of the event's scans, newest first. */
export const listCheckIns = async (eventId: string, nextToken?: string): Promise<Page<CheckIn>> => {
  const page = await unwrap(getClient().queries.listCheckIns({ eventId, nextToken }));
  return { items: page.items.map(toCheckIn), nextToken: page.nextToken ?? undefined };
};

/** Every scan and every undo of the event from now on. The result ends the subscription. */
export const watchCheckIns = (eventId: string, onCheckIn: (checkIn: CheckIn) => void, onError: (error: AppError) => void): (() => void) => {
  const subscription = getClient()
    .subscriptions.onCheckIn({ eventId })
    .subscribe({
      next: (wire) => wire && onCheckIn(toCheckIn(wire)),
      error: (thrown: unknown) => onError(toAppError(thrown)),
    });
  return () => subscription.unsubscribe();
};

const toCheckIn = (wire: WireCheckIn): CheckIn => {
  const { guest, ...fields } = wire;
  return { ...definedFields(fields), guest: guest ? definedFields(guest) : undefined };
};

import type { Schema } from '@/amplify/data/schema';
import type { AppError } from '../domain/app-error.ts';
import { getClient } from './client.ts';
import type { Page } from './events.ts';
import { toGuestRequest, type GuestRequest } from './request-fields.ts';
import { toAppError, unwrap } from './unwrap.ts';

/** What staff see of an event's requests: those of one area, or of all where `area` is missing. */
export type BoardScope = { eventId: string; area?: string | undefined };

/** How staff were paid at the hand-over. */
export type PaymentMethod = Schema['recordPayment']['args']['method'];

/*
 * A subscriber receives the fields that the mutation selected and no others. The client selects every field of a custom
 * operation's type, so all mutations of this module carry all that `watchGuestRequests` promises. Keep them here.
 */

/** A page of the requests that are open or claimed, oldest first. AppErrors: FORBIDDEN, EVENT_NOT_FOUND, AREA_NOT_FOUND. */
export const listActiveRequests = (scope: BoardScope, nextToken?: string): Promise<Page<GuestRequest>> =>
  pageOf({ ...scope, finished: false, nextToken });

/** A page of the requests that were fulfilled, cancelled or declined, newest first. AppErrors: as `listActiveRequests`. */
export const listFinishedRequests = (scope: BoardScope, nextToken?: string): Promise<Page<GuestRequest>> =>
  pageOf({ ...scope, finished: true, nextToken });

/** OPEN to CLAIMED by the caller. AppErrors: REQUEST_TAKEN and REQUEST_MOVED_ON, whose details name who has it; REQUEST_NOT_FOUND. */
export const claimRequest = async (eventId: string, id: string): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.claimGuestRequest({ eventId, id })));

/** CLAIMED back to OPEN, one's own or a colleague's. AppErrors: REQUEST_MOVED_ON, REQUEST_NOT_FOUND. */
export const releaseRequest = async (eventId: string, id: string): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.releaseGuestRequest({ eventId, id })));

/** CLAIMED to FULFILLED. AppErrors: REQUEST_MOVED_ON, REQUEST_NOT_FOUND. */
export const fulfilRequest = async (eventId: string, id: string): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.fulfilGuestRequest({ eventId, id })));

/** FULFILLED back to CLAIMED by the caller, shortly after. AppErrors: REQUEST_MOVED_ON, REQUEST_NOT_FOUND. */
export const reopenRequest = async (eventId: string, id: string): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.reopenGuestRequest({ eventId, id })));

/** Refuses what a guest asked for; the guest reads the reason. AppErrors: REQUEST_MOVED_ON, REQUEST_PAID, INVALID_INPUT. */
export const declineRequest = async (eventId: string, id: string, reason: string): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.declineGuestRequest({ eventId, id, reason })));

/** Marks lines, by their positions, as paid at the hand-over. AppErrors: REQUEST_MOVED_ON, INVALID_INPUT. */
export const recordPayment = async (eventId: string, id: string, lines: number[], method: PaymentMethod): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.recordPayment({ eventId, id, lines, method })));

/** Takes a payment of lines back. AppErrors: REQUEST_MOVED_ON, INVALID_INPUT. */
export const undoPayment = async (eventId: string, id: string, lines: number[]): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.undoPayment({ eventId, id, lines })));

/** Every change of the scope's requests from now on; AppSync filters them. The result ends the subscription. */
export const watchGuestRequests = (
  { eventId, area }: BoardScope,
  onRequest: (request: GuestRequest) => void,
  onError: (error: AppError) => void,
): (() => void) => {
  const subscription = getClient()
    .subscriptions.onGuestRequest(area === undefined ? { eventId } : { eventId, area })
    .subscribe({
      next: (wire) => wire && onRequest(toGuestRequest(wire)),
      error: (thrown: unknown) => onError(toAppError(thrown)),
    });
  return () => subscription.unsubscribe();
};

const pageOf = async (args: Schema['listGuestRequests']['args']): Promise<Page<GuestRequest>> => {
  const page = await unwrap(getClient().queries.listGuestRequests(args));
  return { items: page.items.map(toGuestRequest), nextToken: page.nextToken ?? undefined };
};

import type { Schema } from '@/amplify/data/schema';
import type { AppError } from '../domain/app-error.ts';
import { getClient } from './client.ts';
import type { Page } from './events.ts';
import { toGuestRequest, type GuestRequest } from './request-fields.ts';
import { toAppError, unwrap } from './unwrap.ts';

/** What a guest asks for. `clientKey` is made once per request; a retry sends the same and gets the same request. */
export type NewRequest = {
  eventId: string;
  category: GuestRequest['category'];
  items: Schema['createGuestRequest']['args']['items'];
  location?: string | undefined;
  note?: string | undefined;
  clientKey: string;
};

/** What the caller owes and has paid at an event, in whole cents; `requests` are those with something to pay, oldest first. */
export type Tab = { eventId: string; currency: string; dueCents: number; paidCents: number; requests: GuestRequest[] };

/*
 * A subscriber receives the fields that the mutation selected and no others. The client selects every field of RequestDetails,
 * nested ones too, so the mutations below carry all that staff's boards and `watchMyRequests` promise.
 */

/**
 * Asks for something. AppErrors: INVALID_INPUT, NOT_REGISTERED, NOT_CHECKED_IN, EVENT_NOT_FOUND, EVENT_NOT_RUNNING, ITEM_NOT_FOUND,
 * ITEM_NOT_AVAILABLE, SOLD_OUT, OVER_LIMIT, PRICE_CHANGED, TOO_MANY_REQUESTS, CONFLICT, NETWORK.
 */
export const createGuestRequest = async (request: NewRequest): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.createGuestRequest(request)));

/** Takes an own request back, with what it took. AppErrors: REQUEST_NOT_FOUND, REQUEST_MOVED_ON, REQUEST_PAID, CONFLICT. */
export const cancelGuestRequest = async (eventId: string, id: string): Promise<GuestRequest> =>
  toGuestRequest(await unwrap(getClient().mutations.cancelGuestRequest({ eventId, id })));

/** A page of the caller's own requests, newest first. AppErrors: NOT_REGISTERED. */
export const listMyGuestRequests = async (eventId: string, nextToken?: string): Promise<Page<GuestRequest>> => {
  const page = await unwrap(getClient().queries.listMyGuestRequests({ eventId, nextToken }));
  return { items: page.items.map(toGuestRequest), nextToken: page.nextToken ?? undefined };
};

/** The caller's tab. AppErrors: NOT_REGISTERED. */
export const getMyTab = async (eventId: string): Promise<Tab> => {
  const { currency, dueCents, paidCents, requests } = await unwrap(getClient().queries.getMyTab({ eventId }));
  return { eventId, currency, dueCents, paidCents, requests: requests.map(toGuestRequest) };
};

type Watcher = { onRequest: (request: GuestRequest) => void; onError: (error: AppError) => void };

/** Every change of the caller's own requests from now on. The result ends the subscription. */
export const watchMyRequests = (eventId: string, { onRequest, onError }: Watcher): (() => void) => {
  const subscription = getClient()
    .subscriptions.onMyGuestRequest({ eventId })
    .subscribe({
      next: (wire) => wire && onRequest(toGuestRequest(wire)),
      error: (thrown: unknown) => onError(toAppError(thrown)),
    });
  return () => subscription.unsubscribe();
};

import { randomUUID } from 'node:crypto';
import { AppError } from '../../../lib/domain/app-error.ts';
import { type Answer, unwrap } from '../../../lib/data/unwrap.ts';
import { doors } from './backend-calls.ts';

export type Line = {
  itemId: string;
  name: string;
  quantity: number;
  unitPriceCents: number;
  paymentMethod: string | null;
  paidToName: string | null;
};
export type Entry = { step: string; at: string; by: string; byName: string | null; reason: string | null; lines: number[] | null };

export type GuestRequest = {
  id: string;
  eventId: string;
  guestId: string;
  guestName: string;
  category: string;
  urgency: string;
  state: string;
  area: string;
  lines: Line[];
  totalCents: number;
  currency: string;
  location: string | null;
  note: string | null;
  createdAt: string;
  version: number;
  claimedBy: string | null;
  claimedByName: string | null;
  fulfilledAt: string | null;
  finishedAt: string | null;
  declineReason: string | null;
  history: Entry[];
};

export const REQUEST =
  'id eventId guestId sub guestName category urgency state area lines { itemId name category quantity unitPriceCents paymentMethod paidAt paidToName } ' +
  'totalCents currency location note createdAt version claimedBy claimedByName claimedAt fulfilledAt finishedAt declineReason ' +
  'history { step at by byName reason lines paymentMethod }';

/** One operation with its one field. Rejects with the AppError that a screen would get. */
export const send = async <Data>(token: string, query: string, variables: Record<string, unknown>): Promise<Data> => {
  const response = await fetch(doors().graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: token },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Answer<Record<string, Data> | null>;
  return unwrap<Data | undefined>({ data: Object.values(data ?? {})[0], errors });
};

/** The failure of a call; fails the test when the call gets through. */
export const refusalOf = async (call: Promise<unknown>): Promise<AppError> => {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof AppError) return outcome;
  throw new Error(`Expected an AppError, got ${String(outcome)}.`);
};

/** How many calls got through, and how many failed with which code. */
export const outcomesOf = async (calls: Promise<unknown>[]): Promise<Record<string, number>> => {
  const outcomes: Record<string, number> = {};
  for (const settled of await Promise.allSettled(calls)) {
    const outcome =
      settled.status === 'fulfilled' ? 'OK' : settled.reason instanceof AppError ? settled.reason.code : String(settled.reason);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  return outcomes;
};

const MAX_CONFLICTS = 10;

/** A call as an app makes it in a crowd: CONFLICT says that many want the same right now, and to try again. */
export const patiently = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
  for (let conflicts = 0; ; conflicts++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'CONFLICT' || conflicts === MAX_CONFLICTS) throw error;
    }
  }
};

export type OrderInput = {
  category?: string;
  items?: { itemId: string; quantity: number; unitPriceCents: number }[];
  location?: string | null;
  note?: string | null;
  clientKey?: string;
};

export const create = (token: string, eventId: string, order: OrderInput): Promise<GuestRequest> =>
  send(
    token,
    `mutation ($eventId: ID!, $category: RequestCategory!, $items: [RequestItemInputInput!]!, $location: String, $note: String, $clientKey: String!) {
      createGuestRequest(eventId: $eventId, category: $category, items: $items, location: $location, note: $note, clientKey: $clientKey) { ${REQUEST} }
    }`,
    { eventId, category: 'BEVERAGE', items: [], clientKey: randomUUID(), ...order },
  );

type Step = 'cancel' | 'claim' | 'release' | 'fulfil' | 'reopen';

/** One of the steps that take nothing but the request. */
export const take = (step: Step, token: string, { eventId, id }: Pick<GuestRequest, 'eventId' | 'id'>): Promise<GuestRequest> =>
  send(token, `mutation ($eventId: ID!, $id: ID!) { ${step}GuestRequest(eventId: $eventId, id: $id) { ${REQUEST} } }`, { eventId, id });

type One = Pick<GuestRequest, 'eventId' | 'id'>;

export const decline = (token: string, { eventId, id }: One, reason = 'The kitchen is closed'): Promise<GuestRequest> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $reason: String!) { declineGuestRequest(eventId: $eventId, id: $id, reason: $reason) { ${REQUEST} } }`,
    { eventId, id, reason },
  );

export const pay = (token: string, { eventId, id }: One, lines: number[], method = 'CASH'): Promise<GuestRequest> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $lines: [Int!]!, $method: PaymentMethod!) {
      recordPayment(eventId: $eventId, id: $id, lines: $lines, method: $method) { ${REQUEST} }
    }`,
    { eventId, id, lines, method },
  );

export const undoPayment = (token: string, { eventId, id }: One, lines: number[]): Promise<GuestRequest> =>
  send(
    token,
    `mutation ($eventId: ID!, $id: ID!, $lines: [Int!]!) { undoPayment(eventId: $eventId, id: $id, lines: $lines) { ${REQUEST} } }`,
    { eventId, id, lines },
  );

type Page = { items: GuestRequest[]; nextToken: string | null };

export const listPage = (
  token: string,
  eventId: string,
  filter: { area?: string; finished?: boolean; nextToken?: string | null } = {},
): Promise<Page> =>
  send(
    token,
    `query ($eventId: ID!, $area: String, $finished: Boolean, $nextToken: String) {
      listGuestRequests(eventId: $eventId, area: $area, finished: $finished, nextToken: $nextToken) { items { ${REQUEST} } nextToken }
    }`,
    { eventId, ...filter },
  );

const allPages = async (page: (nextToken: string | null) => Promise<Page>): Promise<GuestRequest[]> => {
  const items: GuestRequest[] = [];
  let nextToken: string | null = null;
  do {
    const answer: Page = await page(nextToken);
    items.push(...answer.items);
    nextToken = answer.nextToken;
  } while (nextToken);
  return items;
};

export const listAll = (token: string, eventId: string, filter: { area?: string; finished?: boolean } = {}): Promise<GuestRequest[]> =>
  allPages((nextToken) => listPage(token, eventId, { ...filter, nextToken }));

export const listMine = (token: string, eventId: string): Promise<GuestRequest[]> =>
  allPages((nextToken) =>
    send(
      token,
      `query ($eventId: ID!, $nextToken: String) { listMyGuestRequests(eventId: $eventId, nextToken: $nextToken) { items { ${REQUEST} } nextToken } }`,
      { eventId, nextToken },
    ),
  );

export type Tab = { eventId: string; currency: string; dueCents: number; paidCents: number; requests: GuestRequest[] };

export const myTab = (token: string, eventId: string): Promise<Tab> =>
  send(token, `query ($eventId: ID!) { getMyTab(eventId: $eventId) { eventId currency dueCents paidCents requests { ${REQUEST} } } }`, {
    eventId,
  });

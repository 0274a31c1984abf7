import type { GuestRequest } from '@/lib/data/request-fields';
import { isActive } from '@/lib/domain/guest-request';

/** A guest's requests by their id. Pure, so that the order of messages does not matter. */
export type RequestLog = ReadonlyMap<string, GuestRequest>;

export const EMPTY_LOG: RequestLog = new Map();

/** Adds requests, however they came and however often: of two views of one, the higher version stays. */
export const mergeRequests = (log: RequestLog, incoming: readonly GuestRequest[]): RequestLog => {
  let merged: Map<string, GuestRequest> | undefined;
  for (const request of incoming) {
    const known = (merged ?? log).get(request.id);
    if (known && known.version >= request.version) continue;
    merged ??= new Map(log);
    merged.set(request.id, request);
  }
  return merged ?? log;
};

/** What the guest waits for, newest first. */
export const activeOf = (log: RequestLog): GuestRequest[] => newestFirst(log).filter(({ state }) => isActive(state));

/** What is over, newest first. */
export const finishedOf = (log: RequestLog): GuestRequest[] => newestFirst(log).filter(({ state }) => !isActive(state));

const newestFirst = (log: RequestLog): GuestRequest[] =>
  [...log.values()].sort((one, other) => other.createdAt.localeCompare(one.createdAt) || other.id.localeCompare(one.id));

/** A change that the guest is told, and when the device learned of it. */
export type RequestNews = { request: GuestRequest; at: string };

/** Older changes are no news: a page that wakes up after an hour shows them, but does not announce them. */
const NEWS_FOR_MS = 5 * 60 * 1000;

/** What others did to requests that the page knew in another state. What the guest did alone is no news to the guest. */
export const newsOf = (before: RequestLog, after: RequestLog, now: Date): RequestNews[] => {
  if (before === after) return [];
  return [...after.values()].flatMap((request) => {
    const known = before.get(request.id);
    if (!known || known.state === request.state || request.state === 'CANCELLED') return [];
    const changedAt = request.history.at(-1)?.at ?? request.createdAt;
    return now.getTime() - Date.parse(changedAt) > NEWS_FOR_MS ? [] : [{ request, at: now.toISOString() }];
  });
};

type PageOfRequests = { items: GuestRequest[]; nextToken?: string | undefined };

/**
 * Reads the list from its head, newest first, down to the oldest request that still moves as far as is known: after an outage that
 * brings everything that was not announced. `nextToken` is where the list goes on.
 */
export const readRequests = async (log: RequestLog, readPage: (nextToken?: string) => Promise<PageOfRequests>): Promise<PageOfRequests> => {
  const oldest = activeOf(log).at(-1)?.createdAt;
  const items: GuestRequest[] = [];
  let nextToken: string | undefined;
  do {
    const page = await readPage(nextToken);
    items.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken && oldest !== undefined && (items.at(-1)?.createdAt ?? '') > oldest);
  return { items, nextToken };
};

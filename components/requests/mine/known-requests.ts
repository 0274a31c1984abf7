import type { QueryClient } from '@tanstack/react-query';
import type { GuestRequest } from '@/lib/data/request-fields';
import { keptName, readKept, writeCopy } from '../kept/kept';
import { EMPTY_LOG, mergeRequests, newsOf, type RequestLog, type RequestNews } from './request-log';

/** What the page knows of its guest's requests. `readAt` is absent until the backend was asked, `nextToken` where the list goes on. */
export type KnownRequests = { log: RequestLog; readAt?: string; nextToken?: string | undefined };

export const REQUESTS = ['requests'];
export const mineKey = (eventId: string) => [...REQUESTS, 'mine', eventId];
export const tabKey = (eventId: string) => [...REQUESTS, 'tab', eventId];
export const noticesKey = (eventId: string) => [...REQUESTS, 'notices', eventId];
export const catalogueKey = (eventId: string) => [...REQUESTS, 'catalogue', eventId];
/** Which request an order has become. */
export const sentKey = (clientKey: string) => [...REQUESTS, 'sent', clientKey];
export const newsKey = (eventId: string) => [...REQUESTS, 'news', eventId];

/** So many are kept on the device, the newest. */
const KEPT = 30;

export type Whose = { sub: string; eventId: string };

/** What this device kept shows at once, also without a network. */
export const recallRequests = ({ sub, eventId }: Whose): KnownRequests => ({
  log: mergeRequests(EMPTY_LOG, readKept<GuestRequest[]>(keptName(sub, 'mine', eventId)) ?? []),
});

/** Adds what came to what is known, keeps it, and notes what is news. */
export const addRequests = (client: QueryClient, whose: Whose, incoming: readonly GuestRequest[]): KnownRequests => {
  const known = client.getQueryData<KnownRequests>(mineKey(whose.eventId)) ?? recallRequests(whose);
  const log = mergeRequests(known.log, incoming);
  if (log === known.log) return known;
  const news = newsOf(known.log, log, new Date());
  const next = { ...known, log };
  client.setQueryData(mineKey(whose.eventId), next);
  const newest = [...log.values()].sort((one, other) => other.createdAt.localeCompare(one.createdAt)).slice(0, KEPT);
  writeCopy(keptName(whose.sub, 'mine', whose.eventId), newest);
  if (news.length > 0) client.setQueryData<RequestNews[]>(newsKey(whose.eventId), (before = []) => [...before.filter(isFresh), ...news]);
  for (const key of [tabKey, noticesKey]) void client.invalidateQueries({ queryKey: key(whose.eventId) });
  return next;
};

/** In milliseconds: so long a change is shown wherever the guest is. Afterwards it is in the guest's requests. */
export const NEWS_SHOWN_MS = 10_000;

const isFresh = ({ at }: RequestNews): boolean => Date.now() - Date.parse(at) < NEWS_SHOWN_MS;

import type { Schema } from '@/amplify/data/schema';
import { getClient } from './client.ts';
import { definedFields, type Defined } from './defined-fields.ts';
import type { Page } from './events.ts';
import { unwrap } from './unwrap.ts';

/** A message of the notification ledger: to whom, by which way, and what became of it. */
export type LoggedNotice = Defined<Schema['Notice']['type']>;

export type NoticeState = LoggedNotice['state'];
export type NoticeChannel = LoggedNotice['channel'];
export type DeliveryState = NonNullable<LoggedNotice['delivery']>;

/** How many messages have all of this in common. Those that are being sent count as PENDING. */
export type NoticeCount = Defined<Schema['NoticeCount']['type']>;

/** Where the messages of an event are. `countedAt` is when the last change was counted; absent before the first. */
export type NoticeStats = { counts: NoticeCount[]; countedAt?: string | undefined };

/** Which messages are asked for; what is absent does not matter. */
export type NoticeFilter = {
  state?: NoticeState | undefined;
  delivery?: DeliveryState | undefined;
  /** Only those of whose delivery nothing was told. */
  withoutDelivery?: boolean | undefined;
  channel?: NoticeChannel | undefined;
  reason?: string | undefined;
  guestId?: string | undefined;
};

/** The most messages that one call sends anew. */
export const MAX_RESENT_AT_ONCE = 100;

/** A page of the event's delivery log, newest first. AppErrors: EVENT_NOT_FOUND, GUEST_NOT_FOUND, FORBIDDEN. */
export const listNotices = async (eventId: string, filter: NoticeFilter, nextToken?: string): Promise<Page<LoggedNotice>> => {
  const page = await unwrap(getClient().queries.listNotices({ eventId, ...filter, nextToken }));
  return { items: page.items.map(definedFields), nextToken: page.nextToken ?? undefined };
};

/** What the ledger's stream has counted so far. AppErrors: EVENT_NOT_FOUND, FORBIDDEN. */
export const getNoticeStats = async (eventId: string): Promise<NoticeStats> => {
  const { counts, countedAt } = await unwrap(getClient().queries.getNoticeStats({ eventId }));
  return { counts: counts.map(definedFields), countedAt: countedAt ?? undefined };
};

/**
 * Has at most MAX_RESENT_AT_ONCE messages sent anew; those that may not be are left as they are. Gives all of them as they
 * are now. AppErrors: EVENT_NOT_FOUND, FORBIDDEN, INVALID_INPUT.
 */
export const resendNotices = async (eventId: string, ids: string[]): Promise<LoggedNotice[]> =>
  (await unwrap(getClient().mutations.resendNotices({ eventId, ids }))).map(definedFields);

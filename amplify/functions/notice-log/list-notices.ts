import { AppError } from '../../../lib/domain/app-error.ts';
import { isUndelivered } from '../../../lib/domain/delivery.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { isOutcome } from '../../../lib/domain/notification.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import type { NoticeRow } from '../notices/notice-row.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { queryShards, type ShardPositions, shardPositions } from '../runtime/query-shards.ts';
import { type EventRow, findEvent, getRows, tables } from '../runtime/rows.ts';
import { listNoticesOfGuest } from './guest-notices.ts';
import { type NoticeFilter, noticeFilterOf, passes } from './notice-filter.ts';
import { newestFirst, noticeView } from './notice-view.ts';

const PAGE_SIZE = 50;
/** Index pages read for one page of the log, when most notices are other ones. Then the page is short, and goes on. */
const MAX_ROUNDS = 10;

/** The delivery log of an event, newest first, of those that are asked for. A page may hold fewer than asked for and still have a next one. */
export const listNotices = async (fieldEvent: FieldEvent) => {
  organizerOf(fieldEvent);
  const eventId = eventIdOf(fieldEvent);
  const filter = noticeFilterOf(fieldEvent.arguments);
  const nextToken = fieldEvent.arguments['nextToken'] as string | null | undefined;
  const guestId = fieldEvent.arguments['guestId'] as string | null | undefined;
  if (guestId) return listNoticesOfGuest({ eventId, guestId, filter, nextToken });
  let positions = pagePosition(shardPositions, nextToken);
  const event = await findEvent(eventId);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);

  const rows: NoticeRow[] = [];
  for (let round = 0; round < MAX_ROUNDS && rows.length < PAGE_SIZE; round++) {
    const page = await readPage(event, filter, { limit: PAGE_SIZE - rows.length, positions: positions ?? {} });
    rows.push(...page.rows);
    positions = page.positions;
    if (!positions) break;
  }
  return { items: rows.map((row) => noticeView(row)), nextToken: positions ? pageToken(positions) : null };
};

/** What did not reach its person has an index of its own, by its state or else by its delivery; the rest is picked from the whole log. */
const outcomeOf = ({ state, delivery }: NoticeFilter): string | undefined => {
  if (state && isOutcome(state)) return state;
  return state === 'SENT' && isUndelivered(delivery) ? delivery : undefined;
};

type PageOptions = { limit: number; positions: ShardPositions };

const readPage = async (event: EventRow, filter: NoticeFilter, { limit, positions }: PageOptions) => {
  const outcome = outcomeOf(filter);
  const prefix = outcome ? `${event.id}#${outcome}` : event.id;
  const page = await queryShards({
    table: tables.notice,
    ...(outcome ? { index: 'byOutcome', hashKey: 'outcomeShard' } : { index: 'byEvent', hashKey: 'eventShard' }),
    sortKey: 'createdAt',
    shards: Array.from({ length: indexShards(event.shards) }, (_, shard) => `${prefix}#${shard}`),
    newestFirst: true,
    limit,
    positions,
  });
  const rows = await getRows<NoticeRow>(
    tables.notice,
    page.rows.map(({ id }) => ({ id })),
  );
  return { rows: newestFirst(rows.filter((row) => passes(row, filter))), positions: page.positions };
};

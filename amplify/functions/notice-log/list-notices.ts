import { z } from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { isOutcome, NOTICE_STATES, type NoticeState } from '../../../lib/domain/notification.ts';
import { isOrganizer } from '../../../lib/domain/roles.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { NoticeRow } from '../notices/notice-row.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import { callerOf, type FieldEvent } from '../runtime/app-sync-event.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { queryShards, type ShardPositions, shardPositions } from '../runtime/query-shards.ts';
import { type EventRow, findEvent, getRows, tables } from '../runtime/rows.ts';
import { newestFirst, noticeView } from './notice-view.ts';

const PAGE_SIZE = 50;
/** Index pages read for one page of the log, when most notices are in another state. Then the page is short, and goes on. */
const MAX_ROUNDS = 10;

const argumentsInput = z.object({ state: z.enum(NOTICE_STATES).nullish() });

/** The delivery log of an event, newest first, of one state or of all. A page may hold fewer than asked for and still have a next one. */
export const listNotices = async (fieldEvent: FieldEvent) => {
  if (!isOrganizer(callerOf(fieldEvent).groups)) throw new AppError('FORBIDDEN', 'The caller is no organizer.');
  const eventId = eventIdOf(fieldEvent);
  const { state } = parseInput(argumentsInput, { state: fieldEvent.arguments['state'] });
  let positions = pagePosition(shardPositions, fieldEvent.arguments['nextToken'] as string | null | undefined);
  const event = await findEvent(eventId);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);

  const rows: NoticeRow[] = [];
  for (let round = 0; round < MAX_ROUNDS && rows.length < PAGE_SIZE; round++) {
    const page = await readPage(event, state ?? undefined, { limit: PAGE_SIZE - rows.length, positions: positions ?? {} });
    rows.push(...page.rows);
    positions = page.positions;
    if (!positions) break;
  }
  return { items: rows.map(noticeView), nextToken: positions ? pageToken(positions) : null };
};

type PageOptions = { limit: number; positions: ShardPositions };

/** What ended badly has an index of its own; everything else is picked from the whole log. */
const readPage = async (event: EventRow, state: NoticeState | undefined, { limit, positions }: PageOptions) => {
  const prefix = state && isOutcome(state) ? `${event.id}#${state}` : event.id;
  const page = await queryShards({
    table: tables.notice,
    ...(prefix === event.id ? { index: 'byEvent', hashKey: 'eventShard' } : { index: 'byOutcome', hashKey: 'outcomeShard' }),
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
  return { rows: newestFirst(rows.filter((row) => !state || row.state === state)), positions: page.positions };
};

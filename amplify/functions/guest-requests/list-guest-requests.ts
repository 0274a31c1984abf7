import * as z from 'zod';
import { eventShards } from '../../../lib/domain/guest-id.ts';
import { isActive } from '../../../lib/domain/guest-request.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { areaIdInput } from '../../../lib/validation/catalog.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { getEventAtDesk } from '../check-in-desk/event-at-desk.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { queryShards, type ShardPositions, shardPositions } from '../runtime/query-shards.ts';
import { tables } from '../runtime/rows.ts';
import { requestsInOrder, type RequestRow } from './request-rows.ts';

const PAGE_SIZE = 100;
/** Index pages read for one page of requests, when most of them belong to other areas. */
const MAX_ROUNDS = 5;

const INDEXES = {
  active: { index: 'byActive', hashKey: 'activeShard', sortKey: 'createdAt', newestFirst: false },
  finished: { index: 'byFinished', hashKey: 'finishedShard', sortKey: 'finishedAt', newestFirst: true },
} as const;

const argumentsInput = z.object({
  area: areaIdInput.nullish(),
  finished: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
});

/**
 * The event's requests, of one area or of all: those that somebody waits for, oldest first, or the finished ones, newest
 * first. A page may hold fewer than there are when most belong to other areas; `nextToken` says whether to go on.
 */
export const listGuestRequests = async (fieldEvent: FieldEvent) => {
  const event = await getEventAtDesk(fieldEvent);
  const { area, finished } = parseInput(argumentsInput, fieldEvent.arguments);
  const isListed = (request: RequestRow): boolean =>
    // The index may be a moment behind the request.
    isActive(request.state) !== finished && (!area || request.area === area);

  const items: RequestRow[] = [];
  let positions: ShardPositions | undefined =
    pagePosition(shardPositions, fieldEvent.arguments['nextToken'] as string | null | undefined) ?? {};
  for (let round = 0; positions && items.length < PAGE_SIZE && round < MAX_ROUNDS; round++) {
    const page: Awaited<ReturnType<typeof queryShards>> = await queryShards({
      ...INDEXES[finished ? 'finished' : 'active'],
      table: tables.guestRequest,
      shards: eventShards(event.id, indexShards(event.shards)),
      limit: PAGE_SIZE - items.length,
      positions,
    });
    items.push(...(await requestsInOrder(page.rows.map(({ id }) => id))).filter(isListed));
    positions = page.positions;
  }
  return { items, nextToken: positions ? pageToken(positions) : null };
};

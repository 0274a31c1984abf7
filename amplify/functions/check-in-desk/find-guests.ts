import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { eventShards } from '../../../lib/domain/guest-id.ts';
import { indexShards } from '../../../lib/domain/index-shards.ts';
import { searchKey } from '../../../lib/domain/search-key.ts';
import { guestSearchInput, MIN_SEARCH_LENGTH } from '../../../lib/validation/check-in.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { queryShards, shardPositions } from '../runtime/query-shards.ts';
import { type EventRow, getRows, type GuestRow, tables } from '../runtime/rows.ts';
import { getEventAtDesk } from './event-at-desk.ts';
import { guestSummary } from './guest-summary.ts';

const PAGE_SIZE = 20;
/** Index pages read for one page of guests, when most of them were listed before. */
const MAX_ROUNDS = 8;

/** Names and company start with what was typed, or the address does. Searched in this order; each guest is listed once. */
const FIELDS = [
  { index: 'byFamilyName', sortKey: 'familyNameKey' },
  { index: 'byGivenName', sortKey: 'givenNameKey' },
  { index: 'byCompany', sortKey: 'companyKey' },
  { index: 'byEmail', sortKey: 'emailKey' },
] as const;

const argumentsInput = z.object({ query: guestSearchInput });
const position = z.object({
  field: z
    .number()
    .int()
    .min(0)
    .max(FIELDS.length - 1),
  shards: shardPositions,
});
type Position = z.infer<typeof position>;

/** Guests of the event, cancelled ones too, whose name, company or e-mail address starts with the query. */
export const findGuests = async (fieldEvent: FieldEvent) => {
  const event = await getEventAtDesk(fieldEvent);
  const { query } = parseInput(argumentsInput, fieldEvent.arguments);
  const prefix = searchKey(query);
  if (prefix.length < MIN_SEARCH_LENGTH) {
    const message = `Please enter at least ${MIN_SEARCH_LENGTH} letters or digits.`;
    throw new AppError('INVALID_INPUT', 'query', { issues: [{ path: 'query', message }] });
  }
  let at: Position | undefined = pagePosition(position, fieldEvent.arguments['nextToken'] as string | null | undefined) ?? {
    field: 0,
    shards: {},
  };
  assertInside(at, prefix);

  const guests: GuestRow[] = [];
  for (let round = 0; at && guests.length < PAGE_SIZE && round < MAX_ROUNDS; round++) {
    const page: Page = await searchField(event, prefix, at, PAGE_SIZE - guests.length);
    guests.push(...page.guests);
    at = page.next;
  }
  return { items: guests.map(guestSummary), nextToken: at ? pageToken(at) : null };
};

type Page = { guests: GuestRow[]; next: Position | undefined };

const searchField = async (event: EventRow, prefix: string, { field, shards }: Position, limit: number): Promise<Page> => {
  const { index, sortKey } = FIELDS[field] ?? FIELDS[0];
  const { rows, positions } = await queryShards({
    table: tables.guest,
    index,
    hashKey: 'eventShard',
    sortKey,
    shards: eventShards(event.id, indexShards(event.shards)),
    prefix,
    limit,
    positions: shards,
  });
  const found = await getRows<GuestRow>(
    tables.guest,
    rows.map(({ id }) => ({ id })),
  );
  const byId = new Map(found.map((guest) => [guest.id, guest]));
  const earlier = FIELDS.slice(0, field);
  const guests = rows
    .map(({ id }) => byId.get(id))
    .filter((guest) => guest !== undefined)
    // The index may be a moment behind the guest; and whoever an earlier field finds was listed there.
    .filter((guest) => guest[sortKey]?.startsWith(prefix) && !earlier.some((before) => guest[before.sortKey]?.startsWith(prefix)));
  if (positions) return { guests, next: { field, shards: positions } };
  return { guests, next: field + 1 < FIELDS.length ? { field: field + 1, shards: {} } : undefined };
};

/** A token of another query would start outside of this one, which DynamoDB refuses. */
const assertInside = ({ shards }: Position, prefix: string): void => {
  const isInside = Object.values(shards).every((shard) => shard === 'END' || shard[0].startsWith(prefix));
  if (isInside) return;
  throw new AppError('INVALID_INPUT', 'nextToken', { issues: [{ path: 'nextToken', message: 'Start from the first page.' }] });
};

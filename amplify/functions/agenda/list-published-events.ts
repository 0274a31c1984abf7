import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { EVENT_LIMITS } from '../../../lib/validation/event.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { pagePosition, pageToken } from '../runtime/page-token.ts';
import { type EventRow, tables } from '../runtime/rows.ts';
import { pageArguments } from './page-limit.ts';
import { publishedEventView } from './published-event-view.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Queries of one page: drafts and, at the seam, events of the other part are filtered out and do not count. */
const MAX_QUERIES = 10;

/** First what runs or comes, soonest first; then what is over, latest first. */
const position = z.object({
  part: z.enum(['COMING', 'PAST']),
  /** The instant that tells the parts apart, the same on every page. */
  now: z.iso.datetime(),
  after: z.object({ id: z.string().min(1).max(64), startsAt: z.iso.datetime() }).optional(),
});
type Position = z.infer<typeof position>;

export const listPublishedEvents = async (event: FieldEvent) => {
  const { limit, nextToken } = parseInput(pageArguments, event.arguments);
  let at: Position | undefined = pagePosition(position, nextToken) ?? { part: 'COMING', now: new Date().toISOString() };
  const items: EventRow[] = [];
  for (let query = 0; at && query < MAX_QUERIES && items.length < limit; query++) {
    const page: Page = await readPage(at, limit - items.length);
    items.push(...page.events);
    at = page.next;
  }
  return { items: items.map(publishedEventView), nextToken: at ? pageToken(at) : null };
};

type Page = { events: EventRow[]; next: Position | undefined };

const readPage = async ({ part, now, after }: Position, limit: number): Promise<Page> => {
  const isComing = part === 'COMING';
  // An event lasts at most so many days: earlier starts are over for certain.
  const boundary = isComing ? new Date(Date.parse(now) - EVENT_LIMITS.days * DAY_MS).toISOString() : now;
  assertInside(after?.startsAt, { boundary, isComing });
  const { Items, LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.event,
      IndexName: 'byStart',
      KeyConditionExpression: `kind = :kind AND startsAt ${isComing ? '>=' : '<='} :boundary`,
      FilterExpression: `#state = :published AND endsAt ${isComing ? '>=' : '<'} :now`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':kind': 'EVENT', ':published': 'PUBLISHED', ':boundary': boundary, ':now': now },
      ScanIndexForward: isComing,
      Limit: limit,
      ExclusiveStartKey: after && { ...after, kind: 'EVENT' },
    }),
  );
  const events = (Items ?? []) as EventRow[];
  if (LastEvaluatedKey) {
    return { events, next: { part, now, after: { id: String(LastEvaluatedKey['id']), startsAt: String(LastEvaluatedKey['startsAt']) } } };
  }
  return { events, next: isComing ? { part: 'PAST', now } : undefined };
};

/** A token with a place on the other side of the boundary is none of ours, and DynamoDB refuses to start outside of a query. */
const assertInside = (startsAt: string | undefined, { boundary, isComing }: { boundary: string; isComing: boolean }): void => {
  if (startsAt === undefined || (isComing ? startsAt >= boundary : startsAt <= boundary)) return;
  throw new AppError('INVALID_INPUT', 'nextToken', { issues: [{ path: 'nextToken', message: 'Start from the first page.' }] });
};

import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { PATIENCE_MS } from '../../../lib/domain/send-rate.ts';
import type { DispatchRow } from '../notices/dispatch.ts';
import type { NoticeRow } from '../notices/notice-row.ts';
import { providersOf } from '../notices/providers.ts';
import { sendDispatch } from '../notices/send-dispatch.ts';
import { sendNotices, type SendOptions } from '../notices/send-notices.ts';
import { inParallel } from '../runtime/in-parallel.ts';
import { instrumented } from '../runtime/telemetry.ts';

/** Enough to end what was begun: a provider answers within ten seconds or counts as silent. */
const MARGIN_MS = 30_000;
/** Of up to a hundred notices each: so many are held in memory, whatever the stream brings. One a channel keeps both going. */
const DISPATCHES_AT_ONCE = 2;

const processor = new BatchProcessor(EventType.DynamoDBStreams);
const providers = providersOf(process.env);

/** As the record brings it. Whether a notice still is like that, the claim finds out. */
const rowOf = ({ dynamodb }: DynamoDBRecord): NoticeRow | DispatchRow =>
  unmarshall((dynamodb?.NewImage ?? {}) as Parameters<typeof unmarshall>[0]) as NoticeRow | DispatchRow;

const isDispatch = (row: NoticeRow | DispatchRow): row is DispatchRow => row.kind === 'DISPATCH';

/**
 * Consumes new notices of the ledger, which go out together, and dispatches, which bring up to a hundred each. A record whose
 * ledger rows could not be written comes again. What has no time left to wait for the provider's rate is left to the sweep.
 */
export const handler = instrumented(async (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> => {
  const patienceMs = () => Math.max(0, Math.min(PATIENCE_MS.newcomer, context.getRemainingTimeInMillis() - MARGIN_MS));
  const failures = await sendRows(event.Records.map(rowOf), { providers, patienceMs });
  const onRecord = async (record: DynamoDBRecord): Promise<void> => {
    const failure = failures.get(rowOf(record).id);
    if (failure) throw failure;
  };
  return processPartialResponse(event, onRecord, processor, { context });
});

/** Why, by the id of the row, of those that have to come again. */
const sendRows = async (rows: (NoticeRow | DispatchRow)[], options: SendOptions): Promise<Map<string, Error>> => {
  const notices = rows.filter((row): row is NoticeRow => !isDispatch(row));
  const failures = notices.length > 0 ? await sendNotices(notices, options) : new Map<string, Error>();
  await inParallel(rows.filter(isDispatch), DISPATCHES_AT_ONCE, async (dispatch) => {
    const failure = await sendDispatch(dispatch, options);
    if (failure) failures.set(dispatch.id, failure);
  });
  return failures;
};

import type { DynamoDBRecord } from 'aws-lambda';
import { areaKey, itemKey, totalsOfChange } from '../../../lib/domain/request-stats.ts';
import { requestChangeOf } from '../request-stream/request-change.ts';
import type { Addition } from '../stream-totals/count-batch.ts';

/** What a record adds to the numbers of its event. The row of the area is always touched: it tells when the last change was counted. */
export const requestAdditionOf = (record: DynamoDBRecord): Addition => {
  const { recordId, eventId, before, after } = requestChangeOf(record);
  const known = after ?? before;
  const area = known?.area ?? '';
  const names = new Map((known?.lines ?? []).map(({ itemId, name }) => [itemKey(itemId, area), name]));
  return { partition: eventId, counted: { recordId, change: totalsOfChange(before, after), names, touches: [areaKey(area)] } };
};

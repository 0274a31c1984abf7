import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import { noticeTotalsOfChange, partitionOfNotices } from '../../../lib/domain/notice-stats.ts';
import { NOTICE_STATES, type NoticeKind } from '../../../lib/domain/notification.ts';
import type { Addition } from '../stream-totals/count-batch.ts';

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);

/** What is counted of a notice. */
const noticeImage = z.object({
  eventId: z.string().min(1),
  kind: z
    .string()
    .regex(/^[A-Z_]+$/)
    .transform((kind) => kind as NoticeKind),
  channel: z.enum(['IN_APP', 'EMAIL', 'SMS', 'STAFF_TOPIC']),
  state: z.enum(NOTICE_STATES),
  delivery: optional(z.enum(['DELIVERED', 'BOUNCED', 'COMPLAINED', 'REJECTED', 'OPTED_OUT', 'UNDELIVERED'])),
  reason: optional(z.string()),
});

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

/** Dispatches and opt-outs lie in the same table and have no channel: nothing to count. */
const imageOf = (image: Image) => {
  const row = image && unmarshall(image as Parameters<typeof unmarshall>[0]);
  return row && 'channel' in row ? noticeImage.parse(row) : undefined;
};

/** A notice before and after its change. Throws for one that cannot be read. */
export const noticeChangeOf = ({ dynamodb }: DynamoDBRecord) => ({
  before: imageOf(dynamodb?.OldImage),
  after: imageOf(dynamodb?.NewImage),
});

/** What a record of the ledger's stream adds to the numbers of its event. Throws for a notice that cannot be read. */
export const noticeAdditionOf = (record: DynamoDBRecord): Addition | undefined => {
  const { eventID } = record;
  const { before, after } = noticeChangeOf(record);
  const eventId = (after ?? before)?.eventId;
  if (!eventId) return undefined;
  if (!eventID) throw new Error('The record of the ledger’s stream has no id.');
  return {
    partition: partitionOfNotices(eventId),
    counted: { recordId: eventID, change: noticeTotalsOfChange(before, after), touches: [] },
  };
};

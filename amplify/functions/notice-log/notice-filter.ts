import * as z from 'zod';
import { countedStateOf } from '../../../lib/domain/notice-stats.ts';
import { NOTICE_STATES } from '../../../lib/domain/notification.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import type { NoticeRow } from '../notices/notice-row.ts';

const absent = (value: unknown): unknown => value ?? undefined;
const optional = <Input extends z.ZodType>(schema: Input) => z.preprocess(absent, schema.optional());
const word = z.string().regex(/^[A-Z_]{1,40}$/);

const filterInput = z.object({
  state: optional(z.enum(NOTICE_STATES)),
  delivery: optional(z.enum(['DELIVERED', 'BOUNCED', 'COMPLAINED', 'REJECTED', 'OPTED_OUT', 'UNDELIVERED'])),
  withoutDelivery: optional(z.boolean()),
  kind: optional(word),
  channel: optional(word),
  reason: optional(z.string().min(1).max(200)),
});

/** Which notices are asked for; what is absent does not matter. */
export type NoticeFilter = z.output<typeof filterInput>;

export const noticeFilterOf = ({ state, delivery, withoutDelivery, kind, channel, reason }: Record<string, unknown>): NoticeFilter =>
  parseInput(filterInput, { state, delivery, withoutDelivery, kind, channel, reason });

export const passes = (row: NoticeRow, { state, delivery, withoutDelivery, kind, channel, reason }: NoticeFilter): boolean =>
  (state === undefined || countedStateOf(row.state) === countedStateOf(state)) &&
  (delivery === undefined || row.delivery === delivery) &&
  (withoutDelivery !== true || row.delivery === undefined) &&
  (kind === undefined || row.kind === kind) &&
  (channel === undefined || row.channel === channel) &&
  (reason === undefined || row.reason === reason);

import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';
import { canBeResent } from '../../../lib/domain/delivery.ts';
import { dueShardOf } from '../../../lib/domain/notification.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import { type NoticeRow, sweptFrom } from '../notices/notice-row.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { logger } from '../runtime/logger.ts';
import { findEvent, getRows, tables } from '../runtime/rows.ts';
import { newestFirst, noticeView } from './notice-view.ts';

const MAX_IDS = 100;

const idsInput = z.array(z.string().min(1).max(300)).min(1).max(MAX_IDS, `At most ${MAX_IDS} messages at once.`);

/**
 * Has messages sent anew, as the organizer decides who looked at them: a text whose fate is unknown may so arrive twice,
 * and only then. Answers with all of the event's among those that were asked for, as they are now.
 */
export const resendNotices = async (fieldEvent: FieldEvent) => {
  const { sub } = organizerOf(fieldEvent);
  const eventId = eventIdOf(fieldEvent);
  const ids = parseInput(idsInput, fieldEvent.arguments['ids']);
  const event = await findEvent(eventId);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);

  const now = new Date();
  const keys = [...new Set(ids)].map((id) => ({ id }));
  const wanted = (await readNotices(keys)).filter((row) => row.eventId === eventId);
  const begun = await Promise.all(
    wanted.filter((row) => canBeResent(row, now)).map(async (row) => ((await sendAnew(row, now)) ? [row.id] : [])),
  );
  logger.info('Sent anew', { by: sub, notices: begun.flat(), asked: keys.length });
  const rows = await readNotices(wanted.map(({ id }) => ({ id })));
  return newestFirst(rows).map((row) => noticeView(row));
};

/** Opt-outs and dispatches lie in the same table, and have no channel. */
const readNotices = async (keys: { id: string }[]): Promise<NoticeRow[]> =>
  keys.length === 0 ? [] : (await getRows<NoticeRow>(tables.notice, keys)).filter((row) => 'channel' in row);

/**
 * Back to the beginning, for the very state of it that was read: of two who ask at once, one does it. The sender takes it
 * from the stream; what is told later of the message before does not count for this one.
 */
const sendAnew = (row: NoticeRow, now: Date): Promise<boolean> => {
  const { id, state, attempts, delivery, resentAt } = row;
  return unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.notice,
        Key: { id },
        UpdateExpression:
          'SET #state = :pending, attempts = :none, uncertain = :none, resentAt = :now, dueShard = :shard, dueAt = :due ' +
          'REMOVE delivery, deliveredAt, #reason, outcomeShard, providerId, sentAt, senderId, dispatchId ADD resends :one',
        ConditionExpression: [
          '#state = :seen AND attempts = :attempts',
          delivery ? 'delivery = :delivery' : 'attribute_not_exists(delivery)',
          resentAt ? 'resentAt = :before' : 'attribute_not_exists(resentAt)',
        ].join(' AND '),
        ExpressionAttributeNames: { '#state': 'state', '#reason': 'reason' },
        ExpressionAttributeValues: {
          ':pending': 'PENDING',
          ':none': 0,
          ':one': 1,
          ':now': now.toISOString(),
          ':shard': dueShardOf(id),
          ':due': sweptFrom(now),
          ':seen': state,
          ':attempts': attempts,
          ...(delivery && { ':delivery': delivery }),
          ...(resentAt && { ':before': resentAt }),
        },
      }),
    ),
  );
};

import { AppError } from '../../../lib/domain/app-error.ts';
import { noticeCountsOf, partitionOfNotices } from '../../../lib/domain/notice-stats.ts';
import type { Schema } from '../../data/schema.ts';
import { organizerOf } from '../manage-event/organizer.ts';
import { eventIdOf } from '../registration/own-guest.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { findEvent } from '../runtime/rows.ts';
import { readTotals } from '../stream-totals/read-totals.ts';

/** How many messages of an event are where, as the ledger's stream has counted them so far. */
export const getNoticeStats = async (fieldEvent: FieldEvent): Promise<Schema['NoticeStats']['type']> => {
  organizerOf(fieldEvent);
  const eventId = eventIdOf(fieldEvent);
  const [event, { rows, countedAt }] = await Promise.all([findEvent(eventId), readTotals(partitionOfNotices(eventId))]);
  if (!event) throw new AppError('EVENT_NOT_FOUND', `There is no event ${eventId}.`);
  return { eventId, countedAt, counts: noticeCountsOf(rows) };
};

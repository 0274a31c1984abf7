import { canBeResent } from '../../../lib/domain/delivery.ts';
import type { Schema } from '../../data/schema.ts';
import type { NoticeRow } from '../notices/notice-row.ts';

export const noticeView = (row: NoticeRow, now = new Date()): Schema['Notice']['type'] => ({
  id: row.id,
  eventId: row.eventId,
  guestId: row.guestId,
  kind: row.kind,
  subjectId: row.subjectId,
  channel: row.channel,
  state: row.state,
  text: row.text,
  createdAt: row.createdAt,
  sentAt: row.sentAt,
  attempts: row.attempts,
  reason: row.reason,
  delivery: row.delivery,
  deliveredAt: row.deliveredAt,
  resends: row.resends ?? 0,
  canBeResent: canBeResent(row, now),
});

/** Newest first; those of one instant in a fixed order. */
export const newestFirst = (rows: NoticeRow[]): NoticeRow[] =>
  rows.sort((a, b) => {
    if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
    return a.id < b.id ? -1 : 1;
  });

import type { DynamoDBRecord } from 'aws-lambda';
import { countedStateOf } from '../../../lib/domain/notice-stats.ts';
import { measure } from '../runtime/metrics.ts';
import { noticeChangeOf } from './notice-addition.ts';

/** Counts a message once for each state that it reaches, and once for what its provider tells of it. */
export const measureNotice = (record: DynamoDBRecord): void => {
  const { before, after } = noticeChangeOf(record);
  if (!after) return;
  const { eventId, channel, delivery } = after;
  const state = countedStateOf(after.state);
  if (!before || countedStateOf(before.state) !== state) measure('Notices', { dimensions: { channel, state }, eventId });
  if (!delivery || delivery === before?.delivery || (channel !== 'EMAIL' && channel !== 'SMS')) return;
  measure('Deliveries', { dimensions: { channel, delivery }, eventId });
};

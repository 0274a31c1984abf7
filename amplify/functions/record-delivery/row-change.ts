import { hasArrived, isUndelivered, saysMore } from '../../../lib/domain/delivery.ts';
import type { NoticeState } from '../../../lib/domain/notification.ts';
import { type NoticeRow, outcomeShardOf } from '../notices/notice-row.ts';
import type { DeliveryNews } from './delivery-news.ts';

/** What a notice's row becomes; undefined values are taken out of it. */
export type RowChange = Pick<
  NoticeRow,
  'state' | 'delivery' | 'deliveredAt' | 'reason' | 'outcomeShard' | 'providerId' | 'sentAt' | 'dueShard' | 'dueAt' | 'senderId'
>;

/**
 * What news of its delivery makes of a notice; undefined when it says nothing new. Events come in any order and any number
 * of times, also before the sender could write down that the provider took the message, and after an organizer had it sent
 * anew. Pure.
 */
export const changeOf = (row: NoticeRow, news: DeliveryNews): RowChange | undefined => {
  if (row.channel !== news.channel || isOfEarlierSending(row, news) || !wasTaken(row)) return undefined;
  const { delivery } = news;
  const isNews = delivery ? saysMore(delivery, row.delivery) : !row.delivery && (row.state !== 'SENT' || row.reason !== news.reason);
  if (!isNews) return undefined;
  const state = stateAfter(row.state, news);
  const settled = state === 'SENT' && row.state !== 'SENT';
  return {
    state,
    delivery: delivery ?? row.delivery,
    deliveredAt: delivery ? news.at : row.deliveredAt,
    reason: news.reason,
    outcomeShard: delivery && isUndelivered(delivery) ? outcomeShardOf(row, state === 'FAILED' ? state : delivery) : undefined,
    providerId: settled ? news.providerId : (row.providerId ?? news.providerId),
    sentAt: settled ? news.sentAt : row.sentAt,
    // Nothing is to be done with it any more, not even by a sender that still has it.
    dueShard: undefined,
    dueAt: undefined,
    senderId: undefined,
  };
};

/** Sent anew since: what comes now of the message before does not tell of this one. */
const isOfEarlierSending = ({ resentAt, providerId }: NoticeRow, news: DeliveryNews): boolean =>
  resentAt !== undefined && news.sentAt < resentAt && news.providerId !== providerId;

/** What was never begun, or given up before, cannot have been delivered. */
const wasTaken = ({ state, uncertain }: NoticeRow): boolean =>
  state !== 'EXPIRED' && state !== 'SUPPRESSED' && (state !== 'PENDING' || uncertain > 0);

/** An event proves that the provider took the message. What nobody knew the fate of, and did not arrive, has failed. */
const stateAfter = (state: NoticeState, { delivery }: DeliveryNews): NoticeState => {
  const wasGivenUp = state === 'UNKNOWN' || state === 'FAILED';
  return wasGivenUp && delivery && !hasArrived(delivery) ? 'FAILED' : 'SENT';
};

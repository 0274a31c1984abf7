import { type DeliveryState, isUndelivered } from './delivery.ts';
import { isOutcome, type NoticeChannel, type NoticeKind, type NoticeState } from './notification.ts';
import { negative, sumOf, type Totals } from './totals.ts';

/** A notice as far as it is counted. */
export type CountedNotice = {
  kind: NoticeKind;
  channel: NoticeChannel;
  state: NoticeState;
  delivery?: DeliveryState | undefined;
  reason?: string | undefined;
};

/** Messages that have all of this in common. */
export type NoticeCount = CountedNotice & { count: number };

const COUNTER = 'count';

/** Where the counts of an event are kept. */
export const partitionOfNotices = (eventId: string): string => `notices#${eventId}`;

/** One row for each combination: an event has a few dozen. Nothing but the cause may hold a #, and it comes last. */
const keyOf = ({ kind, channel, state, delivery, reason }: CountedNotice): string => {
  const didNotArrive = isOutcome(state) || isUndelivered(delivery);
  return [kind, channel, countedStateOf(state), delivery ?? '', didNotArrive ? (reason ?? '') : ''].join('#');
};

/**
 * Under which state a notice is counted. SENDING lasts for a moment and counts as PENDING: counted by itself, it would
 * double the writes of every message.
 */
export const countedStateOf = (state: NoticeState): Exclude<NoticeState, 'SENDING'> => (state === 'SENDING' ? 'PENDING' : state);

const totalsOf = (notice: CountedNotice): Totals => new Map([[keyOf(notice), new Map([[COUNTER, 1]])]]);

/** What a change of a notice adds: one to where it is now, one less to where it was. Empty when that is the same. */
export const noticeTotalsOfChange = (before: CountedNotice | undefined, after: CountedNotice | undefined): Totals =>
  sumOf([...(after ? [totalsOf(after)] : []), ...(before ? [negative(totalsOf(before))] : [])]);

/** The counts of an event from its stored rows, in a fixed order; those that came to nothing are left out. */
export const noticeCountsOf = (rows: readonly { key: string; counters: ReadonlyMap<string, number> }[]): NoticeCount[] =>
  rows
    .flatMap(({ key, counters }) => {
      const count = counters.get(COUNTER) ?? 0;
      const [kind, channel, state, delivery, ...reason] = key.split('#');
      if (count === 0 || !kind || !channel || !state) return [];
      return [
        {
          kind: kind as NoticeKind,
          channel: channel as NoticeChannel,
          state: state as NoticeState,
          delivery: (delivery || undefined) as DeliveryState | undefined,
          reason: reason.join('#') || undefined,
          count,
        },
      ];
    })
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));

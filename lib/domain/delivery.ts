import type { NoticeChannel, NoticeState } from './notification.ts';

/** What the provider told of a message after it took it. UNDELIVERED: not now; another attempt may arrive. */
export type DeliveryState = 'DELIVERED' | 'BOUNCED' | 'COMPLAINED' | 'REJECTED' | 'OPTED_OUT' | 'UNDELIVERED';

/** Where every message stands that one can be told of: its delivery, where the provider said; else its state. */
export const isUndelivered = (delivery: DeliveryState | undefined): boolean => delivery !== undefined && delivery !== 'DELIVERED';

/**
 * How much an event says. Events come in any order and any number of times; the one that says most stays. An automatic
 * answer may come as a soft bounce after the delivery, a real bounce too, and a complaint only after it.
 */
const WEIGHT: Readonly<Record<DeliveryState, number>> = {
  UNDELIVERED: 1,
  DELIVERED: 2,
  BOUNCED: 3,
  REJECTED: 3,
  OPTED_OUT: 3,
  COMPLAINED: 4,
};

/** Whether news of a delivery changes what is known of it. */
export const saysMore = (news: DeliveryState, known: DeliveryState | undefined): boolean =>
  known === undefined || WEIGHT[news] > WEIGHT[known];

/** Whether the message was in the person's hands, whatever they made of it. */
export const hasArrived = (delivery: DeliveryState): boolean => delivery === 'DELIVERED' || delivery === 'COMPLAINED';

/** Two taps, and a request that the network repeats, are one resend: the second one comes before this is over. */
export const RESEND_PAUSE_MS = 60_000;

type Resendable = {
  channel: NoticeChannel;
  state: NoticeState;
  delivery?: DeliveryState | undefined;
  useBefore: string;
  resentAt?: string | undefined;
};

/**
 * Whether an organizer may have a message sent anew: an e-mail or a text that failed, whose fate is unknown, or that did
 * not arrive and may another time. Not what came too late or was not wanted, and not to those who bounced, complained or
 * opted out: the provider would refuse it.
 */
export const canBeResent = ({ channel, state, delivery, useBefore, resentAt }: Resendable, now: Date): boolean => {
  if (channel !== 'EMAIL' && channel !== 'SMS') return false;
  if (useBefore <= now.toISOString()) return false;
  if (resentAt !== undefined && now.getTime() - Date.parse(resentAt) < RESEND_PAUSE_MS) return false;
  if (delivery !== undefined && delivery !== 'UNDELIVERED') return false;
  return state === 'FAILED' || state === 'UNKNOWN' || (state === 'SENT' && delivery === 'UNDELIVERED');
};

import type { LoggedNotice, NoticeChannel, NoticeCount, NoticeFilter } from '@/lib/data/notice-log';

/** Where a message stands, in one word: its state, and what the provider told of it later. */
export type Outcome =
  | 'WAITING'
  | 'IN_THE_APP'
  | 'ARRIVED'
  | 'NO_WORD'
  | 'UNKNOWN'
  | 'FAILED'
  | 'UNDELIVERED'
  | 'BOUNCED'
  | 'REJECTED'
  | 'COMPLAINED'
  | 'OPTED_OUT'
  | 'EXPIRED'
  | 'SUPPRESSED';

type OutcomeWords = { label: string; tone: 'neutral' | 'success' | 'warning' | 'error'; meaning: string; filter: NoticeFilter };

/** What went well first; then what someone should look at; then what was left out on purpose. */
export const OUTCOMES: Record<Outcome, OutcomeWords> = {
  IN_THE_APP: {
    label: 'In the app',
    tone: 'success',
    meaning: 'It is there to be read. Every guest has every message there, whatever becomes of the others.',
    filter: { state: 'SENT', channel: 'IN_APP' },
  },
  ARRIVED: {
    label: 'Arrived',
    tone: 'success',
    meaning: 'The mailbox or the telephone company says that it was delivered.',
    filter: { state: 'SENT', delivery: 'DELIVERED' },
  },
  NO_WORD: {
    label: 'Sent, no word yet',
    tone: 'neutral',
    meaning: 'The provider took it and has not said yet what became of it. That can take seconds, with a carrier up to three days.',
    filter: { state: 'SENT', withoutDelivery: true },
  },
  WAITING: {
    label: 'Waiting',
    tone: 'neutral',
    meaning: 'Not sent yet: it goes out in a moment, waits for the morning, or is tried again after the provider asked to wait.',
    filter: { state: 'PENDING' },
  },
  UNKNOWN: {
    label: 'Fate unknown',
    tone: 'warning',
    meaning:
      'It may have arrived or not: the provider did not answer, or the sender died in between. It is never sent again by itself, so that ' +
      'nobody gets a text message twice. You may decide to.',
    filter: { state: 'UNKNOWN' },
  },
  FAILED: {
    label: 'Failed',
    tone: 'error',
    meaning: 'The provider refused it, or asked to wait too often. It did not arrive.',
    filter: { state: 'FAILED' },
  },
  UNDELIVERED: {
    label: 'Not delivered',
    tone: 'error',
    meaning: 'The provider tried and gave up: a full mailbox, a telephone that is off. Another attempt may arrive.',
    filter: { state: 'SENT', delivery: 'UNDELIVERED' },
  },
  BOUNCED: {
    label: 'Bounced',
    tone: 'error',
    meaning: 'There is no such mailbox. No further e-mail goes there; please tell the guest in person.',
    filter: { state: 'SENT', delivery: 'BOUNCED' },
  },
  REJECTED: {
    label: 'Blocked',
    tone: 'error',
    meaning: 'The mailbox, the telephone or its company lets no such message in. Sending it again would end the same.',
    filter: { state: 'SENT', delivery: 'REJECTED' },
  },
  COMPLAINED: {
    label: 'Marked as spam',
    tone: 'warning',
    meaning: 'It arrived, and the person said that they do not want it. No further e-mail goes there.',
    filter: { state: 'SENT', delivery: 'COMPLAINED' },
  },
  OPTED_OUT: {
    label: 'Opted out',
    tone: 'neutral',
    meaning: 'The number takes no text messages from us. No further one goes there.',
    filter: { state: 'SENT', delivery: 'OPTED_OUT' },
  },
  EXPIRED: {
    label: 'Too late',
    tone: 'neutral',
    meaning: 'Not sent, because it would have come too late to be of use, or because something newer had overtaken it.',
    filter: { state: 'EXPIRED' },
  },
  SUPPRESSED: {
    label: 'Not wanted',
    tone: 'neutral',
    meaning: 'Not sent, because the person opted out, chose another way, or is gone.',
    filter: { state: 'SUPPRESSED' },
  },
};

export const ALL_OUTCOMES = Object.keys(OUTCOMES) as Outcome[];

export const isOutcome = (text: string): text is Outcome => Object.hasOwn(OUTCOMES, text);

export const outcomeOf = ({ channel, state, delivery }: Pick<LoggedNotice, 'channel' | 'state' | 'delivery'>): Outcome => {
  switch (state) {
    case 'PENDING':
    case 'SENDING':
      return 'WAITING';
    case 'SENT':
      if (channel === 'IN_APP') return 'IN_THE_APP';
      if (!delivery) return 'NO_WORD';
      return delivery === 'DELIVERED' ? 'ARRIVED' : delivery;
    default:
      return state;
  }
};

/** What an organizer may be able to do something about. */
const TROUBLE: ReadonlySet<Outcome> = new Set(['UNKNOWN', 'FAILED', 'UNDELIVERED', 'BOUNCED', 'REJECTED', 'COMPLAINED', 'OPTED_OUT']);

/** Outcomes whose messages may be sent anew, while they are of use. */
const RESENDABLE: ReadonlySet<Outcome> = new Set(['UNKNOWN', 'FAILED', 'UNDELIVERED']);

export type OutcomeRow = { outcome: Outcome; byChannel: ReadonlyMap<NoticeChannel, number>; total: number };

/** Messages by what became of them and by channel, in the order of OUTCOMES; outcomes without any are left out. */
export const outcomeRowsOf = (counts: readonly NoticeCount[]): OutcomeRow[] =>
  ALL_OUTCOMES.flatMap((outcome) => {
    const byChannel = new Map<NoticeChannel, number>();
    for (const entry of counts) {
      if (outcomeOf(entry) === outcome) byChannel.set(entry.channel, (byChannel.get(entry.channel) ?? 0) + entry.count);
    }
    const total = [...byChannel.values()].reduce((sum, count) => sum + count, 0);
    return total > 0 ? [{ outcome, byChannel, total }] : [];
  });

/** Messages that did not reach their person for the same cause on the same channel. */
export type Cause = { outcome: Outcome; channel: NoticeChannel; reason?: string | undefined; count: number; mayBeResent: boolean };

/** What went wrong, the most frequent first. */
export const causesOf = (counts: readonly NoticeCount[]): Cause[] => {
  const causes = new Map<string, Cause>();
  for (const entry of counts) {
    const outcome = outcomeOf(entry);
    if (!TROUBLE.has(outcome)) continue;
    const { channel, reason, delivery } = entry;
    const key = [outcome, channel, reason].join('#');
    const known = causes.get(key);
    // A failure that came back from the recipient stays one, whatever is sent.
    const mayBeResent = RESENDABLE.has(outcome) && (!delivery || delivery === 'UNDELIVERED') && (channel === 'EMAIL' || channel === 'SMS');
    causes.set(key, {
      ...{ outcome, channel, reason },
      count: (known?.count ?? 0) + entry.count,
      mayBeResent: mayBeResent || (known?.mayBeResent ?? false),
    });
  }
  return [...causes.values()].sort(
    (a, b) => b.count - a.count || a.channel.localeCompare(b.channel) || (a.reason ?? '').localeCompare(b.reason ?? ''),
  );
};

import type { DeliveryState } from '../../../lib/domain/delivery.ts';
import type { StoppedChannel } from '../notices/opt-outs.ts';

/** What a provider tells of one message that it took. Instants are ISO 8601. */
export type DeliveryNews = {
  type: 'DELIVERY';
  channel: StoppedChannel;
  noticeId: string;
  /** The provider's id of the message. */
  providerId: string;
  /** When the provider took it. */
  sentAt: string;
  /** When it happened. */
  at: string;
  /** Absent while the provider is still trying. */
  delivery?: DeliveryState | undefined;
  /** Machine-readable, from a small set: the numbers are kept by it. Absent for what arrived. */
  reason?: string | undefined;
  /** To whom no message of the channel goes from now on. */
  stops?: string | undefined;
};

/** Someone ended our text messages by themselves. */
export type OptOutNews = { type: 'OPT_OUT'; address: string; reason: string };

/** Somebody else's message, or one that says nothing new. */
export type NoNews = { type: 'NONE'; why: string };

export type News = DeliveryNews | OptOutNews | NoNews;

export const none = (why: string): NoNews => ({ type: 'NONE', why });

/** `Bounce Permanent/NoEmail` becomes BOUNCE_PERMANENT_NOEMAIL. */
export const reasonOf = (...words: (string | undefined)[]): string =>
  words
    .filter((word) => word !== undefined && word !== '')
    .join('_')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');

import type { Delivery } from '../delivery.ts';

/** One text message. The phone number is E.164; the notice id goes with it, so that delivery reports can be matched. */
export type TextMessage = {
  to: string;
  body: string;
  noticeId: string;
  /** From now: how long the service may go on trying to deliver it. */
  usefulSeconds: number;
};

/**
 * Sends text messages; answers what became of each, in the same order. Two services can do it; which one is a matter of
 * configuration (create-sms-sender.ts). It does not reject for what a service says or does not say.
 */
export type SmsSender = (messages: readonly TextMessage[]) => Promise<Delivery[]>;

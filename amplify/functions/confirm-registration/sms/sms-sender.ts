import type { Delivery } from '../delivery.ts';

/** One text message. The phone number is E.164; the notice id goes with it, so that delivery reports can be matched. */
type TextMessage = { to: string; body: string; noticeId: string };

/** Sends text messages. Two services can do it; which one is a matter of configuration (create-sms-sender.ts). */
export type SmsSender = (message: TextMessage) => Promise<Delivery>;

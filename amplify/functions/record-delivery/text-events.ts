import * as z from 'zod';
import type { DeliveryState } from '../../../lib/domain/delivery.ts';
import { isNoticeId, NOTICE_TAG } from '../notices/notice-tag.ts';
import { type News, none } from './delivery-news.ts';

const milliseconds = z.number().min(0).max(8.64e15);

/** https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-format.html, as far as we read it. */
const textEvent = z.object({
  eventType: z.string(),
  eventTimestamp: milliseconds,
  messageRequestTimestamp: milliseconds,
  messageId: z.string().min(1).max(200),
  destinationPhoneNumber: z.string(),
  messageStatus: z.string().max(60).optional(),
  context: z.record(z.string(), z.string()).nullish(),
});

/**
 * What the service's events mean. Those that are absent here, as TEXT_QUEUED or TEXT_PENDING, say only that it goes on;
 * TEXT_UNKNOWN, that nobody ever knew. https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
 */
const DELIVERY: Readonly<Record<string, DeliveryState>> = {
  TEXT_DELIVERED: 'DELIVERED',
  // Accepted by the carrier. In some countries no other word follows.
  TEXT_SUCCESSFUL: 'DELIVERED',
  TEXT_UNREACHABLE: 'UNDELIVERED',
  TEXT_CARRIER_UNREACHABLE: 'UNDELIVERED',
  TEXT_TTL_EXPIRED: 'UNDELIVERED',
  TEXT_INVALID: 'REJECTED',
  TEXT_INVALID_MESSAGE: 'REJECTED',
  TEXT_BLOCKED: 'REJECTED',
  TEXT_CARRIER_BLOCKED: 'REJECTED',
  TEXT_PROTECT_BLOCKED: 'REJECTED',
  TEXT_SPAM: 'REJECTED',
};

const OPTED_OUT = 'OPTED_OUT';

/** Throws for an event that we should know and cannot read. */
export const newsOfTextEvent = (message: { eventType: string }): News => {
  const event = textEvent.parse(message);
  const delivery = event.messageStatus === OPTED_OUT ? OPTED_OUT : DELIVERY[event.eventType];
  if (!delivery) return none(`the text event ${event.eventType.slice(0, 40)}`);
  const noticeId = event.context?.[NOTICE_TAG] ?? '';
  if (!isNoticeId(noticeId)) return none('a text message of someone else');
  return {
    type: 'DELIVERY',
    channel: 'SMS',
    noticeId,
    providerId: event.messageId,
    sentAt: new Date(event.messageRequestTimestamp).toISOString(),
    at: new Date(event.eventTimestamp).toISOString(),
    delivery,
    ...(delivery !== 'DELIVERED' && { reason: delivery === OPTED_OUT ? OPTED_OUT : event.eventType }),
    ...(delivery === OPTED_OUT && { stops: event.destinationPhoneNumber }),
  };
};

/** A guest's answer, where the number's two-way channel is this topic. https://docs.aws.amazon.com/sms-voice/latest/userguide/phone-numbers-two-way-sms.html */
const answer = z.object({ inboundMessageId: z.string(), originationNumber: z.string().max(20), messageBody: z.string() });

/** The words that the service itself takes for an opt-out: https://docs.aws.amazon.com/sms-voice/latest/userguide/keywords-required.html. */
const STOP_WORDS: ReadonlySet<string> = new Set([
  'ARRET',
  'CANCEL',
  'END',
  'OPT-OUT',
  'OPTOUT',
  'QUIT',
  'REMOVE',
  'STOP',
  'TD',
  'UNSUBSCRIBE',
]);

export const newsOfAnswer = (message: object): News => {
  const { originationNumber, messageBody } = answer.parse(message);
  if (!STOP_WORDS.has(messageBody.trim().toUpperCase())) return none('an answer of a guest');
  return { type: 'OPT_OUT', address: originationNumber, reason: 'ANSWERED_STOP' };
};

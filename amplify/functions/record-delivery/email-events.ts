import * as z from 'zod';
import { NOTICE_TAG, noticeOfTag } from '../notices/notice-tag.ts';
import { type DeliveryNews, type News, none, reasonOf } from './delivery-news.ts';

const time = z.iso.datetime({ offset: true });
const word = z.string().max(60);

const mail = z.object({
  messageId: z.string().min(1).max(200),
  timestamp: time,
  destination: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())).optional(),
});

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html, as far as we read it. */
const emailEvent = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Delivery'), mail, delivery: z.object({ timestamp: time }) }),
  z.object({
    eventType: z.literal('Bounce'),
    mail,
    bounce: z.object({ timestamp: time, bounceType: z.enum(['Undetermined', 'Permanent', 'Transient']), bounceSubType: word }),
  }),
  z.object({
    eventType: z.literal('Complaint'),
    mail,
    complaint: z.object({ timestamp: time, complaintFeedbackType: word.nullish(), complaintSubType: word.nullish() }),
  }),
  z.object({ eventType: z.literal('Reject'), mail, reject: z.object({ reason: word }) }),
  z.object({ eventType: z.literal('Rendering Failure'), mail }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail, deliveryDelay: z.object({ timestamp: time, delayType: word }) }),
]);

type EmailEvent = z.output<typeof emailEvent>;

const KNOWN: ReadonlySet<string> = new Set<EmailEvent['eventType']>([
  'Delivery',
  'Bounce',
  'Complaint',
  'Reject',
  'Rendering Failure',
  'DeliveryDelay',
]);

/** Throws for an event of a kind that we know and cannot read. */
export const newsOfEmailEvent = (message: { eventType: string }): News => {
  if (!KNOWN.has(message.eventType)) return none(`the e-mail event ${message.eventType.slice(0, 40)}`);
  const event = emailEvent.parse(message);
  const noticeId = noticeOfTag(event.mail.tags?.[NOTICE_TAG]?.[0] ?? '');
  if (!noticeId) return none('an e-mail of someone else');
  return {
    type: 'DELIVERY',
    channel: 'EMAIL',
    noticeId,
    providerId: event.mail.messageId,
    sentAt: instant(event.mail.timestamp),
    ...outcomeOf(event),
  };
};

type Outcome = Pick<DeliveryNews, 'at' | 'delivery' | 'reason' | 'stops'>;

const outcomeOf = (event: EmailEvent): Outcome => {
  // Ours have one recipient each.
  const [to] = event.mail.destination;
  switch (event.eventType) {
    case 'Delivery':
      return { at: instant(event.delivery.timestamp), delivery: 'DELIVERED' };
    case 'Bounce': {
      const { bounceType, bounceSubType, timestamp } = event.bounce;
      const reason = reasonOf('bounce', bounceType, bounceSubType);
      // Only a permanent one says that there is no such mailbox; a full one may be emptied.
      return bounceType === 'Permanent'
        ? { at: instant(timestamp), delivery: 'BOUNCED', reason, stops: to }
        : { at: instant(timestamp), delivery: 'UNDELIVERED', reason };
    }
    case 'Complaint': {
      const { complaintFeedbackType, complaintSubType, timestamp } = event.complaint;
      const reason = reasonOf('complaint', complaintFeedbackType ?? complaintSubType ?? undefined);
      return { at: instant(timestamp), delivery: 'COMPLAINED', reason, stops: to };
    }
    case 'Reject':
      return { at: instant(event.mail.timestamp), delivery: 'REJECTED', reason: reasonOf('reject', event.reject.reason) };
    case 'Rendering Failure':
      return { at: instant(event.mail.timestamp), delivery: 'REJECTED', reason: 'RENDERING_FAILURE' };
    case 'DeliveryDelay':
      return { at: instant(event.deliveryDelay.timestamp), reason: reasonOf('delayed', event.deliveryDelay.delayType) };
  }
};

/** In UTC, with milliseconds, so that instants compare as text. */
const instant = (timestamp: string): string => new Date(timestamp).toISOString();

import fc from 'fast-check';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { tagOfNotice } from '../../../amplify/functions/notices/notice-tag.ts';
import type { DeliveryNews } from '../../../amplify/functions/record-delivery/delivery-news.ts';
import { readNews } from '../../../amplify/functions/record-delivery/read-news.ts';
import { changeOf } from '../../../amplify/functions/record-delivery/row-change.ts';
import { FuzzFault, fuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-values.ts';
import { nearText, nearValid } from '../near-valid.ts';
import { readOrThrown } from './refusals.ts';

const ADDRESS = 'secret-guest@fuzz.example';
const PHONE = '+351912000999';
const NOTICE = 'ABCDEFGH#REGISTERED#1#ABCDEFGHIJKLMNOP#EMAIL';
const AT = '2027-06-12T12:00:00.000Z';
/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const LONGEST_KEY_BYTES = 2048;

const mail = { messageId: 'm-1', timestamp: AT, destination: [ADDRESS], tags: { notice: [tagOfNotice(NOTICE)] } };
const text = { messageId: 's-1', eventTimestamp: Date.parse(AT), messageRequestTimestamp: Date.parse(AT), destinationPhoneNumber: PHONE };
const context = { notice: NOTICE.replace('EMAIL', 'SMS') };

/** One of every kind of answer that SES, SNS and End User Messaging give. */
const ANSWERS: readonly object[] = [
  { eventType: 'Delivery', mail, delivery: { timestamp: AT } },
  { eventType: 'Bounce', mail, bounce: { timestamp: AT, bounceType: 'Permanent', bounceSubType: 'NoEmail' } },
  { eventType: 'Bounce', mail, bounce: { timestamp: AT, bounceType: 'Transient', bounceSubType: 'MailboxFull' } },
  { eventType: 'Complaint', mail, complaint: { timestamp: AT, complaintFeedbackType: 'abuse' } },
  { eventType: 'Reject', mail, reject: { reason: 'Bad content' } },
  { eventType: 'Rendering Failure', mail },
  { eventType: 'DeliveryDelay', mail, deliveryDelay: { timestamp: AT, delayType: 'MailboxFull' } },
  { eventType: 'Open', mail },
  { eventType: 'TEXT_DELIVERED', ...text, context },
  { eventType: 'TEXT_BLOCKED', ...text, context, messageStatus: 'BLOCKED' },
  { eventType: 'TEXT_INVALID', ...text, context, messageStatus: 'OPTED_OUT' },
  { eventType: 'TEXT_QUEUED', ...text, context },
  { inboundMessageId: 'i-1', originationNumber: PHONE, messageBody: 'STOP' },
];

const rows: readonly NoticeRow[] = (['PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN', 'EXPIRED'] as const).flatMap((state) =>
  (['EMAIL', 'SMS'] as const).map((channel): NoticeRow => ({
    id: NOTICE,
    eventId: 'ABCDEFGH',
    kind: 'REGISTERED',
    subjectId: '1',
    personId: 'ABCDEFGHIJKLMNOP',
    channel,
    state,
    text: 'You are registered.',
    facts: { registeredAt: AT, revision: 1 } as NoticeRow['facts'],
    createdAt: AT,
    useBefore: AT,
    attempts: 1,
    uncertain: 1,
    eventShard: 'ABCDEFGH#0',
    expiresAt: 0,
  })),
);

const isInstant = (value: string): boolean => /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);

/** What is written down of news: keys that the table takes, instants that compare as text, reasons that can be counted. */
const mustBeWritable = (news: DeliveryNews): void => {
  if (news.noticeId === '' || Buffer.byteLength(news.noticeId) > LONGEST_KEY_BYTES)
    throw new FuzzFault('No table takes the id of the notice.');
  if (!isInstant(news.at) || !isInstant(news.sentAt)) throw new FuzzFault('An instant is not in UTC with milliseconds.');
  if (news.reason !== undefined && !/^[A-Z0-9_]{1,200}$/.test(news.reason)) throw new FuzzFault(`${news.reason} cannot be counted.`);
  for (const row of rows) {
    const change = changeOf(row, news);
    if (change && row.channel !== news.channel) throw new FuzzFault('News of one channel changed a message of another.');
    if (change && row.state === 'EXPIRED') throw new FuzzFault('News revived a message that was given up.');
  }
};

export const webhookTarget = fuzzTarget({
  name: 'answers of SES, SNS and SMS',
  share: 5,
  inputs: fc.oneof(
    { weight: 6, arbitrary: nearValid(fc.constantFrom(...ANSWERS)).map((answer) => JSON.stringify(answer) ?? '') },
    { weight: 2, arbitrary: nearText(fc.constantFrom(...ANSWERS.map((answer) => JSON.stringify(answer))), '{}[]",:0\\') },
    { weight: 1, arbitrary: hostileText },
  ),
  judge: (message) => {
    const result = readOrThrown(() => readNews(message), [ADDRESS, PHONE]);
    if ('thrown' in result) return 'to the failure queue';
    if (result.read.type === 'DELIVERY') mustBeWritable(result.read);
    return result.read.type.toLowerCase();
  },
});

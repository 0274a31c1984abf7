import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliveryNews } from '../../../amplify/functions/record-delivery/delivery-news.ts';
import { readNews } from '../../../amplify/functions/record-delivery/read-news.ts';
import { changeOf } from '../../../amplify/functions/record-delivery/row-change.ts';
import { noticeOfTag, tagOfNotice } from '../../../amplify/functions/notices/notice-tag.ts';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { noticeIdOf } from '../../../lib/domain/notification.ts';
import { aRow, NOW } from './notice-builders.ts';

const at = NOW.toISOString();
const mail = { messageId: 'm', timestamp: at, destination: ['ada@usher.example'], tags: { notice: [tagOfNotice('E#N')] } };
const read = (message: unknown) => readNews(JSON.stringify(message));

describe('the tag of an e-mail', () => {
  it('stands for exactly one notice, in what SES takes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme', maxLength: 60 }), (id) => {
        expect(tagOfNotice(id)).toMatch(/^[\w-]+$/);
        expect(noticeOfTag(tagOfNotice(id))).toBe(id);
      }),
    );
  });

  it('is short enough for the longest id', () => {
    const longest = noticeIdOf({
      eventId: 'A'.repeat(8),
      kind: 'REGISTRATION_CANCELLED',
      subjectId: `${'0'.repeat(36)}.r${Number.MAX_SAFE_INTEGER}`,
      personId: 'A'.repeat(36),
      channel: 'STAFF_TOPIC',
    });
    expect(tagOfNotice(longest).length).toBeLessThanOrEqual(256);
  });

  it('of someone else stands for none', () => {
    expect(['', 'a b', 'n_1=', 'ä', 'QUFB'.repeat(65)].map(noticeOfTag)).toEqual(Array.from({ length: 5 }, () => undefined));
  });
});

describe('news of an e-mail', () => {
  it.each([
    [{ eventType: 'Delivery', delivery: { timestamp: at } }, { delivery: 'DELIVERED' }],
    [
      { eventType: 'Bounce', bounce: { timestamp: at, bounceType: 'Permanent', bounceSubType: 'NoEmail' } },
      { delivery: 'BOUNCED', reason: 'BOUNCE_PERMANENT_NOEMAIL', stops: 'ada@usher.example' },
    ],
    [
      { eventType: 'Bounce', bounce: { timestamp: at, bounceType: 'Transient', bounceSubType: 'MailboxFull' } },
      { delivery: 'UNDELIVERED', reason: 'BOUNCE_TRANSIENT_MAILBOXFULL' },
    ],
    [
      { eventType: 'Complaint', complaint: { timestamp: at, complaintFeedbackType: 'not-spam' } },
      { delivery: 'COMPLAINED', reason: 'COMPLAINT_NOT_SPAM', stops: 'ada@usher.example' },
    ],
    [
      { eventType: 'Reject', reject: { reason: 'Bad content' } },
      { delivery: 'REJECTED', reason: 'REJECT_BAD_CONTENT' },
    ],
    [
      { eventType: 'Rendering Failure', failure: { errorMessage: 'x', templateName: 'y' } },
      { delivery: 'REJECTED', reason: 'RENDERING_FAILURE' },
    ],
    [{ eventType: 'DeliveryDelay', deliveryDelay: { timestamp: at, delayType: 'InternalFailure' } }, { reason: 'DELAYED_INTERNALFAILURE' }],
  ])('%j is %j', (event, expected) => {
    expect(read({ ...event, mail })).toEqual({
      type: 'DELIVERY',
      channel: 'EMAIL',
      noticeId: 'E#N',
      providerId: 'm',
      sentAt: at,
      at,
      ...expected,
    });
  });

  it('is none where it is somebody else’s, or says nothing', () => {
    expect(read({ eventType: 'Delivery', mail: { ...mail, tags: {} }, delivery: { timestamp: at } }).type).toBe('NONE');
    expect(read({ eventType: 'Open', mail }).type).toBe('NONE');
  });

  it('that we should know and cannot read is an error, which quotes nobody', () => {
    expect(() => read({ eventType: 'Bounce', mail, bounce: { timestamp: 'yesterday' } })).toThrow();
    expect(() => readNews('{"to": "ada@usher.example"')).toThrow(/^The message is no JSON object\.$/);
    expect(() => readNews('"text"')).toThrow('no JSON object');
  });
});

describe('news of a text', () => {
  const text = (eventType: string, more: object = {}) =>
    read({
      ...{ eventType, eventTimestamp: NOW.getTime(), messageRequestTimestamp: NOW.getTime(), messageId: 'm' },
      ...{ destinationPhoneNumber: '+351912000000', context: { notice: 'E#N' }, ...more },
    });

  it.each([
    ['TEXT_DELIVERED', 'DELIVERED'],
    ['TEXT_SUCCESSFUL', 'DELIVERED'],
    ['TEXT_CARRIER_UNREACHABLE', 'UNDELIVERED'],
    ['TEXT_TTL_EXPIRED', 'UNDELIVERED'],
    ['TEXT_BLOCKED', 'REJECTED'],
    ['TEXT_INVALID', 'REJECTED'],
  ])('%s is %s', (eventType, delivery) => {
    const reason = delivery === 'DELIVERED' ? {} : { reason: eventType };
    const expected = { type: 'DELIVERY', channel: 'SMS', noticeId: 'E#N', providerId: 'm', sentAt: at, at, delivery, ...reason };
    expect(text(eventType)).toEqual(expected);
  });

  it('to someone who opted out stops later ones', () => {
    expect(text('TEXT_BLOCKED', { messageStatus: 'OPTED_OUT' })).toMatchObject({
      delivery: 'OPTED_OUT',
      reason: 'OPTED_OUT',
      stops: '+351912000000',
    });
  });

  it('is none while it is on its way, where nobody ever knew, and of somebody else', () => {
    expect([text('TEXT_QUEUED'), text('TEXT_UNKNOWN'), text('TEXT_DELIVERED', { context: null })].map(({ type }) => type)).toEqual([
      'NONE',
      'NONE',
      'NONE',
    ]);
  });

  it.each([
    ['stop', 'OPT_OUT'],
    [' Unsubscribe\n', 'OPT_OUT'],
    ['Please stop by', 'NONE'],
    ['Thanks!', 'NONE'],
  ])('an answer of %j is %s', (messageBody, type) => {
    expect(read({ inboundMessageId: 'i', originationNumber: '+351912000000', messageBody }).type).toBe(type);
  });
});

describe('a notice', () => {
  const sent = (changes: Partial<NoticeRow> = {}): NoticeRow =>
    aRow({
      id: 'E#N',
      channel: 'EMAIL',
      state: 'SENT',
      attempts: 1,
      providerId: 'm',
      sentAt: at,
      dueAt: undefined,
      dueShard: undefined,
      ...changes,
    });
  const NEWS: DeliveryNews = {
    type: 'DELIVERY',
    channel: 'EMAIL',
    noticeId: 'E#N',
    providerId: 'm',
    sentAt: at,
    at,
    delivery: 'DELIVERED',
  };
  const after = (row: NoticeRow, news: Partial<DeliveryNews>): NoticeRow => ({ ...row, ...changeOf(row, { ...NEWS, ...news }) });

  const EVENTS: Partial<DeliveryNews>[] = [
    { delivery: 'DELIVERED' },
    { delivery: 'UNDELIVERED', reason: 'SOFT' },
    { delivery: 'COMPLAINED', reason: 'SPAM' },
    { delivery: 'BOUNCED', reason: 'HARD' },
    { delivery: undefined, reason: 'DELAYED' },
  ];

  it('ends the same after the same events in any order, any number of times', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        fc.array(fc.nat(4), { maxLength: 10 }),
        fc.constantFrom('SENT', 'SENDING', 'UNKNOWN'),
        (order, more, state) => {
          const events = [...more, ...order].map((index) => EVENTS[index] ?? {});
          const end = events.reduce(after, sent({ state: state as NoticeRow['state'], uncertain: state === 'SENT' ? 0 : 1 }));
          expect(end).toMatchObject({ state: 'SENT', delivery: 'COMPLAINED', reason: 'SPAM', outcomeShard: 'E#COMPLAINED#0' });
        },
      ),
    );
  });

  it('whose fate nobody knew failed, or was sent', () => {
    const unknown = sent({ state: 'UNKNOWN', uncertain: 1, providerId: undefined, sentAt: undefined, reason: 'SILENT' });
    expect(after(unknown, { delivery: 'UNDELIVERED', reason: 'SOFT' })).toMatchObject({
      state: 'FAILED',
      outcomeShard: 'E#FAILED#0',
      reason: 'SOFT',
    });
    expect(after(unknown, {})).toMatchObject({ state: 'SENT', providerId: 'm', sentAt: at, reason: undefined, outcomeShard: undefined });
    expect(after(after(unknown, { delivery: 'UNDELIVERED', reason: 'SOFT' }), {})).toMatchObject({ state: 'SENT', delivery: 'DELIVERED' });
  });

  it('that waits and may have been sent is not sent once more', () => {
    const waiting = sent({ state: 'PENDING', uncertain: 1, dueShard: 'due#0', dueAt: at });
    expect(after(waiting, {})).toMatchObject({ state: 'SENT', dueShard: undefined, dueAt: undefined });
    expect(changeOf({ ...waiting, uncertain: 0 }, NEWS)).toBeUndefined();
  });

  it('takes no news of another channel, nor of what was sent before it was sent anew', () => {
    expect(changeOf(sent({ channel: 'SMS' }), NEWS)).toBeUndefined();
    const anew = sent({ resentAt: new Date(NOW.getTime() + 1).toISOString(), providerId: 'new' });
    expect(changeOf(anew, NEWS)).toBeUndefined();
    expect(changeOf(anew, { ...NEWS, providerId: 'new' })).toMatchObject({ delivery: 'DELIVERED' });
    expect(changeOf({ ...anew, providerId: undefined }, { ...NEWS, sentAt: new Date(NOW.getTime() + 5).toISOString() })).toMatchObject({
      delivery: 'DELIVERED',
    });
  });
});

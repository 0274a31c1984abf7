import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { newsOf } from '../../../amplify/functions/announce-requests/announce-change.ts';
import { announcementOf } from '../../../amplify/functions/announce-requests/announcement.ts';
import { type RequestImage, requestChangeOf } from '../../../amplify/functions/request-stream/request-change.ts';
import type { EventRow } from '../../../amplify/functions/runtime/rows.ts';

const request: RequestImage = {
  id: 'R',
  eventId: 'ABCD2345',
  guestId: 'G',
  guestName: 'Ada King Lovelace',
  category: 'BEVERAGE',
  urgency: 'NORMAL',
  state: 'OPEN',
  area: 'bar',
  lines: [{ itemId: 'i', name: 'Flat white', quantity: 2, unitPriceCents: 250, paymentMethod: undefined }],
  location: 'Row 4',
  note: undefined,
  createdAt: '2027-06-12T09:00:00.000Z',
  claimedAt: undefined,
  claimedByName: undefined,
  fulfilledAt: undefined,
  declineReason: undefined,
  version: 1,
};
const event = {
  id: 'ABCD2345',
  name: 'Big Day',
  serviceAreas: [{ id: 'bar', name: 'Café Nörd 🍸', targetMinutes: 5 }],
} as unknown as EventRow;
const announce = (changes: Partial<RequestImage> = {}) => announcementOf({ ...request, ...changes }, event, 'https://usher.example');

describe('What staff without a screen read', () => {
  it('says what, where and by whom, by the first name alone', () => {
    const { sms, email, attributes } = announce();
    expect(sms).toBe('Café Nörd 🍸: 2 x Flat white to Row 4, for Ada. https://usher.example/staff/ABCD2345/requests');
    expect(email).toContain('2 x Flat white to Row 4, for Ada.');
    expect(`${sms}${email}`).not.toMatch(/King|Lovelace/);
    expect(attributes).toEqual({ event: 'ABCD2345', area: 'bar', place: 'ABCD2345/bar', category: 'BEVERAGE', urgency: 'NORMAL' });
  });

  it('has a subject that SNS takes, whatever the area is called', () => {
    const printable = /^[\x21-\x7e][\x20-\x7e]{0,99}$/;
    expect(announce().subject).toBe('New request: Cafe Nord');
    expect(announce({ urgency: 'URGENT' }).subject).toBe('Urgent request: Cafe Nord');
    const named = (name: string) => ({ ...event, serviceAreas: [{ id: 'bar', name, targetMinutes: 5 }] }) as unknown as EventRow;
    for (const name of ['主吧台', 'Бар', 'x'.repeat(300), '🍸'])
      expect(announcementOf(request, named(name), 'https://usher.example').subject).toMatch(printable);
    expect(announcementOf(request, named('主吧台'), 'https://usher.example').subject).toBe('New request: bar');
  });

  it('stays short in a text message, and whole in an e-mail', () => {
    const lines = Array.from({ length: 20 }, (_, index) => ({
      itemId: `${index}`,
      name: `Item ${index}`,
      quantity: 1,
      unitPriceCents: 0,
      paymentMethod: undefined,
    }));
    const { sms, email } = announce({ lines, note: `Please\n${'x'.repeat(490)}` });
    expect(sms).toContain('1 x Item 2, 17 more');
    expect(sms.length).toBeLessThan(300);
    expect(email).toContain('1 x Item 19');
    expect(email).toContain('x'.repeat(490));
  });
});

describe('News', () => {
  const news = (before: RequestImage['state'] | undefined, after: RequestImage['state'] | undefined) =>
    newsOf({ before: before && { ...request, state: before }, after: after && { ...request, state: after } });

  it.each([
    [undefined, 'OPEN', 'STAFF_ALERT'],
    [undefined, 'CANCELLED', undefined],
    ['OPEN', 'CLAIMED', 'REQUEST_CLAIMED'],
    ['CLAIMED', 'FULFILLED', 'REQUEST_FULFILLED'],
    ['OPEN', 'DECLINED', 'REQUEST_DECLINED'],
    ['CLAIMED', 'DECLINED', 'REQUEST_DECLINED'],
    ['CLAIMED', 'OPEN', undefined],
    ['FULFILLED', 'CLAIMED', undefined],
    ['OPEN', 'OPEN', undefined],
    ['OPEN', undefined, undefined],
  ] as const)('of a request that goes from %s to %s is %s', (before, after, kind) => expect(news(before, after)).toBe(kind));
});

describe('A record of the stream', () => {
  const record = (image: Record<string, unknown> | undefined) =>
    ({ eventID: 'e', dynamodb: { NewImage: image && marshall(image, { removeUndefinedValues: true }) } }) as DynamoDBRecord;

  it('brings the request, and ignores what else its row holds', () => {
    const row = { ...request, sub: 's', history: [], note: null, lines: request.lines.map((line) => ({ ...line, fromStock: true })) };
    expect(requestChangeOf(record(row))).toEqual({ recordId: 'e', eventId: 'ABCD2345', before: undefined, after: request });
  });

  it.each([
    ['nothing', undefined],
    ['another state', { ...request, state: 'LOST' }],
    ['lines that are none', { ...request, lines: 'none' }],
    ['half a cent', { ...request, lines: [{ ...request.lines[0], unitPriceCents: 0.5 }] }],
    ['no event', { ...request, eventId: undefined }],
  ])('with %s is refused', (_what, image) => expect(() => requestChangeOf(record(image))).toThrow());
});

import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { guestChangeOf, isCurrent } from '../../../amplify/functions/confirm-registration/guest-change.ts';
import { noticeKey } from '../../../amplify/functions/confirm-registration/notice-ledger.ts';

const image = (state: string | undefined) =>
  state && { id: { S: 'G' }, eventId: { S: 'E' }, state: { S: state }, registeredAt: { S: 'T' }, ticketRevision: { N: '2' } };
const record = (before: string | undefined, after: string | undefined) =>
  ({ dynamodb: { OldImage: image(before), NewImage: image(after) } }) as DynamoDBRecord;

describe('A change of a registration', () => {
  it.each([
    [undefined, 'REGISTERED', 'REGISTERED'],
    [undefined, 'WAITLISTED', 'WAITLISTED'],
    ['WAITLISTED', 'REGISTERED', 'PROMOTED'],
    ['CANCELLED', 'REGISTERED', 'REGISTERED'],
    ['CANCELLED', 'WAITLISTED', 'WAITLISTED'],
    ['REGISTERED', 'CANCELLED', 'CANCELLED'],
    ['WAITLISTED', 'CANCELLED', 'CANCELLED'],
    ['REGISTERED', 'REGISTERED', undefined],
    ['REGISTERED', undefined, undefined],
  ])('from %s to %s is %s', (before, after, kind) => expect(guestChangeOf(record(before, after))?.kind).toBe(kind));

  it('is overtaken when the guest has moved on', () => {
    const change = { kind: 'PROMOTED' as const, guestId: 'G', eventId: 'E', revision: 2, registeredAt: 'T' };
    expect(isCurrent(change, { state: 'REGISTERED', ticketRevision: 2, registeredAt: 'T' })).toBe(true);
    expect(isCurrent(change, { state: 'CANCELLED', ticketRevision: 2, registeredAt: 'T' })).toBe(false);
    expect(isCurrent(change, { state: 'REGISTERED', ticketRevision: 3, registeredAt: 'T2' })).toBe(false);
  });

  it('has one notice a channel, and another for every registration', () => {
    const change = { kind: 'WAITLISTED' as const, guestId: 'G', eventId: 'E', revision: 0, registeredAt: 'T' };
    const keys = [
      noticeKey(change, 'EMAIL'),
      noticeKey(change, 'SMS'),
      noticeKey({ ...change, registeredAt: 'T2' }, 'EMAIL'),
      noticeKey({ ...change }, 'EMAIL'),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});

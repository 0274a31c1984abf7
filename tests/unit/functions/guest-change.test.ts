import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { guestChangeOf } from '../../../amplify/functions/confirm-registration/guest-change.ts';
import { isOvertakenByGuest } from '../../../amplify/functions/notices/overtaken.ts';

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
    ['REGISTERED', 'CANCELLED', 'REGISTRATION_CANCELLED'],
    ['WAITLISTED', 'CANCELLED', 'REGISTRATION_CANCELLED'],
    ['REGISTERED', 'REGISTERED', undefined],
    ['REGISTERED', undefined, undefined],
  ])('from %s to %s is %s', (before, after, kind) => expect(guestChangeOf(record(before, after))?.kind).toBe(kind));

  it('is overtaken when the guest has moved on', () => {
    const facts = { revision: 2, registeredAt: 'T' };
    const guest = { state: 'REGISTERED' as const, ticketRevision: 2, registeredAt: 'T' };
    expect(isOvertakenByGuest('PROMOTED', facts, guest)).toBe(false);
    expect(isOvertakenByGuest('PROMOTED', facts, { ...guest, state: 'CANCELLED' })).toBe(true);
    expect(isOvertakenByGuest('PROMOTED', facts, { ...guest, ticketRevision: 3, registeredAt: 'T2' })).toBe(true);
    expect(isOvertakenByGuest('REQUEST_CLAIMED', facts, { ...guest, state: 'CANCELLED' })).toBe(false);
  });
});

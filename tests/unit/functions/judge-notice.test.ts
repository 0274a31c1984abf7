import { describe, expect, it } from 'vitest';
import { judgeNotice } from '../../../amplify/functions/notices/judge-notice.ts';
import { aRow, NOW, requestFacts, surroundings } from './notice-builders.ts';

const judge = (row: Parameters<typeof aRow>[0] = {}, around: Parameters<typeof surroundings>[0] = {}, now = NOW) =>
  judgeNotice(aRow(row), surroundings(around), now);

const settled = (state: string, reason: string) => ({ act: 'SETTLE', state, reason });
const registered = { kind: 'REGISTERED' as const, facts: { registeredAt: 'T', revision: 1 } };
const alert = { kind: 'STAFF_ALERT' as const, channel: 'EMAIL' as const, personId: 'A', guestId: undefined };

describe('A notice that waits', () => {
  it('goes to the address that the guest has now', () => {
    expect(judge()).toMatchObject({ act: 'SEND', target: { to: '+351912345678' } });
    expect(judge({}, { guest: { phone: '+351900000000' } })).toMatchObject({ act: 'SEND', target: { to: '+351900000000' } });
    expect(judge({ channel: 'EMAIL' })).toMatchObject({ act: 'SEND', target: { to: 'ada@usher.example' } });
  });

  it('expires when it is of no use any more', () => {
    expect(judge({}, {}, new Date('2027-06-12T12:29:59.999Z'))).toMatchObject({ act: 'SEND' });
    expect(judge({}, {}, new Date('2027-06-12T12:30:00.000Z'))).toEqual(settled('EXPIRED', 'TOO_LATE'));
  });

  it.each([
    ['the request is done', { request: { state: 'FULFILLED' } }],
    ['someone else brings it now', { request: { claimedByName: 'Kim' } }],
    ['the request is gone', { request: null }],
  ])('expires when %s', (_, around) => expect(judge({}, around)).toEqual(settled('EXPIRED', 'OVERTAKEN')));

  it('expires when the registration has moved on', () => {
    expect(judge(registered)).toMatchObject({ act: 'SEND' });
    expect(judge(registered, { guest: { state: 'CANCELLED' } })).toEqual(settled('EXPIRED', 'OVERTAKEN'));
    expect(judge(registered, { guest: { ticketRevision: 2 } })).toEqual(settled('EXPIRED', 'OVERTAKEN'));
  });

  it.each([
    ['the guest has no phone any more', {}, { guest: { phone: undefined } }, 'NOT_WANTED'],
    ['the guest wants no text messages any more', {}, { guest: { notifyBySms: false } }, 'NOT_WANTED'],
    ['the guest wants no e-mails any more', { channel: 'EMAIL' as const }, { guest: { notifyByEmail: false } }, 'NOT_WANTED'],
    ['the number opted out', {}, { optedOut: ['+351912345678'] }, 'OPTED_OUT'],
    ['the guest is gone', {}, { guest: null }, 'GUEST_GONE'],
    ['the event is gone', {}, { event: null }, 'EVENT_GONE'],
  ])('is suppressed when %s', (_, row, around, reason) => expect(judge(row, around)).toEqual(settled('SUPPRESSED', reason)));

  it('waits for the morning, unlike its e-mail', () => {
    const night = new Date('2027-06-02T00:00:00.000Z');
    const promoted = { kind: 'PROMOTED' as const, facts: { registeredAt: 'T', revision: 1 } };
    expect(judge(promoted, {}, night)).toEqual({ act: 'WAIT', until: new Date('2027-06-02T06:00:00.000Z'), reason: 'QUIET_HOURS' });
    expect(judge({ ...promoted, channel: 'EMAIL' }, {}, night)).toMatchObject({ act: 'SEND' });
  });

  it('alerts a member of staff only while the request is open and the alert is there', () => {
    const row = { ...alert, facts: requestFacts({ claimedByName: undefined }) };
    const open = { request: { state: 'OPEN' }, alert: { endpoint: 'sam@usher.example' } };
    expect(judge(row, open)).toMatchObject({ act: 'SEND', target: { to: 'sam@usher.example' } });
    expect(judge(row, { ...open, alert: undefined })).toEqual(settled('SUPPRESSED', 'NOT_WANTED'));
    expect(judge(row, { ...open, request: { state: 'CLAIMED' } })).toEqual(settled('EXPIRED', 'OVERTAKEN'));
  });
});

describe('A notice whose sender died', () => {
  const dead = { state: 'SENDING' as const, attempts: 1, uncertain: 1, senderId: 's', dueAt: '2027-06-12T11:59:00.000Z' };

  it('is left alone until the lease of the sender ends', () => {
    expect(judge({ ...dead, dueAt: '2027-06-12T12:00:00.001Z' })).toEqual({ act: 'LEAVE' });
  });

  it('is UNKNOWN as a text message', () => {
    expect(judge(dead)).toEqual(settled('UNKNOWN', 'SENDER_DIED'));
    expect(judge({ ...dead, channel: 'STAFF_TOPIC' })).toEqual(settled('UNKNOWN', 'SENDER_DIED'));
  });

  it('is sent once more as an e-mail, then UNKNOWN', () => {
    expect(judge({ ...dead, channel: 'EMAIL' })).toMatchObject({ act: 'SEND' });
    expect(judge({ ...dead, channel: 'EMAIL', uncertain: 2 })).toEqual(settled('UNKNOWN', 'SENDER_DIED'));
  });

  it('is UNKNOWN, and not EXPIRED, when it would not be sent again: it may have been', () => {
    expect(judge({ ...dead, channel: 'EMAIL' }, { request: null })).toEqual(settled('UNKNOWN', 'OVERTAKEN'));
  });
});

it.each(['SENT', 'FAILED', 'EXPIRED', 'SUPPRESSED', 'UNKNOWN'] as const)('A notice that is %s stays so', (state) => {
  expect(judge({ state })).toEqual({ act: 'LEAVE' });
});

describe('News of a session', () => {
  const facts = (changes: object = {}) => ({
    ...{ sessionId: 'S', title: 'Looms', room: 'Hall B', startsAt: '2027-06-12T13:00:00.000Z', endsAt: '2027-06-12T14:00:00.000Z' },
    ...{ revision: 1, reservationVersion: 3, comeBy: '2027-06-12T12:40:00.000Z' },
    ...changes,
  });
  const call = { kind: 'SESSION_CALLED' as const, facts: facts() };
  const overtaken = settled('EXPIRED', 'OVERTAKEN');

  it('calls who is called still', () => expect(judge(call)).toMatchObject({ act: 'SEND' }));

  it.each([
    ['the guest came meanwhile', { place: { state: 'ADMITTED', version: 4 } }],
    ['the guest was called again', { place: { version: 4 } }],
    ['the guest gave the seat back', { place: { state: 'RELEASED', version: 4 } }],
    ['the place is gone', { place: null }],
    ['the session moved', { session: { revision: 2 } }],
    ['the session was cancelled', { session: { state: 'CANCELLED', revision: 2 } }],
    ['the session is gone', { session: null }],
  ])('calls nobody when %s', (_, around) => expect(judge(call, around)).toEqual(overtaken));

  it("tells of a seat while it is the guest's", () => {
    const freed = { kind: 'SESSION_SEAT_FREED' as const, facts: facts() };
    expect(judge(freed, { place: { state: 'RESERVED' } })).toMatchObject({ act: 'SEND' });
    // Given away by those who did not come: its guest counts as called at once.
    expect(judge(freed, { place: { state: 'CALLED' } })).toMatchObject({ act: 'SEND' });
    expect(judge(freed, { place: { state: 'RESERVED', version: 5 } })).toEqual(overtaken);
    const lost = { kind: 'SESSION_SEAT_LOST' as const, facts: facts() };
    expect(judge(lost, { place: { state: 'FORFEITED' } })).toMatchObject({ act: 'SEND' });
    expect(judge(lost, { place: { state: 'ADMITTED', version: 4 } })).toEqual(overtaken);
  });

  it('tells of the last move alone, and those alone who did not give their place back', () => {
    const moved = { kind: 'SESSION_MOVED' as const, facts: facts({ revision: 2, reservationVersion: undefined }) };
    const session = { revision: 2 };
    expect(judge(moved, { session, place: { state: 'RESERVED', version: 9 } })).toMatchObject({ act: 'SEND' });
    expect(judge(moved, { session, place: { state: 'RELEASED' } })).toEqual(overtaken);
    expect(judge(moved, { session: { revision: 3 } })).toEqual(overtaken);
  });

  it('tells that it is cancelled, unless it takes place again', () => {
    const cancelled = { kind: 'SESSION_CANCELLED' as const, facts: facts({ revision: 2, reservationVersion: undefined }) };
    expect(judge(cancelled, { session: { state: 'CANCELLED', revision: 2 } })).toMatchObject({ act: 'SEND' });
    expect(judge(cancelled, { session: { state: 'SCHEDULED', revision: 3 } })).toEqual(overtaken);
  });

  it('wakes nobody at night, but calls whoever waits for it', () => {
    const night = new Date('2027-06-02T00:00:00.000Z');
    const moved = { kind: 'SESSION_MOVED' as const, facts: facts({ reservationVersion: undefined }) };
    expect(judge(moved, {}, night)).toMatchObject({ act: 'WAIT', reason: 'QUIET_HOURS' });
    expect(judge({ ...moved, channel: 'EMAIL' }, {}, night)).toMatchObject({ act: 'SEND' });
    expect(judge(call, {}, night)).toMatchObject({ act: 'SEND' });
  });
});

it('An e-mail address that bounced or complained gets nothing more', () => {
  expect(judge({ channel: 'EMAIL' }, { optedOut: ['ada@usher.example'] })).toEqual(settled('SUPPRESSED', 'OPTED_OUT'));
});

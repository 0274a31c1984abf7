import { describe, expect, it } from 'vitest';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { signTicket } from '../../../lib/domain/ticket.ts';
import { errorTypeOf, loadResolver, runOf } from './handler-run.ts';

const readScan = loadResolver('read-scan');
const admitTicket = loadResolver('admit-ticket');
const admitGuest = loadResolver('admit-guest');
const explainRefusal = loadResolver('explain-refusal');
const recordScan = loadResolver('record-scan');
const answerRepeated = loadResolver('answer-repeated');

const eventId = 'ABCD2345';
const guestId = guestIdOf(eventId, 'ada@usher.example');
const ticket = signTicket({ eventId, guestId, revision: 1 }, new Uint8Array(32).fill(7));
const HOUR = 3_600_000;
const at = (offset: number) => new Date(Date.now() + offset).toISOString();

const args = { eventId, ticket, scanId: 'scan-0001', gate: ' North ', direction: 'ENTRY', scannedAt: at(0), offline: false };
const kiosk = ['kiosks', `kiosk:${eventId}`];
const event = { id: eventId, state: 'PUBLISHED', checkInOpensAt: at(-HOUR), endsAt: at(HOUR), shards: 4 };
const scan = {
  eventId,
  scanId: 'scan-0001',
  direction: 'ENTRY',
  gate: 'North',
  deviceId: 'sub-1',
  byHand: false,
  offline: false,
  scannedAt: '2027-01-01T08:59:59.000Z',
  receivedAt: '2027-01-01T09:00:00.000Z',
};
const guest = {
  id: guestId,
  eventId,
  state: 'REGISTERED',
  ticket,
  ticketRevision: 1,
  givenName: 'Ada',
  familyName: 'Lovelace',
  company: 'Engines',
};
const conditionFailed = { message: 'The conditional request failed', type: 'DynamoDB:ConditionalCheckFailedException' };
const batch = (stored: unknown, at_: unknown = event) => ({ data: { 'CheckIn-api-NONE': [stored], 'Event-api-NONE': [at_] } });

describe('A scan', () => {
  it('is looked up with its event in the tables of the API, whatever the branch is called', () => {
    const run = runOf({ args, groups: kiosk });
    expect(readScan.request(run).value).toEqual({
      operation: 'BatchGetItem',
      tables: {
        'CheckIn-api-NONE': { keys: [{ id: { S: `${eventId}#scan-0001` } }], consistentRead: true },
        'Event-api-NONE': { keys: [{ id: { S: eventId } }], consistentRead: true },
      },
    });
    expect(run.ctx.stash['scan']).toMatchObject({ gate: 'North', deviceId: 'sub-1', byHand: false, offline: false });
  });

  it.each([
    ['by a kiosk of another event', { groups: ['kiosks', 'kiosk:AAAAAAAA'] }, 'FORBIDDEN'],
    ['by a guest', { groups: [] }, 'FORBIDDEN'],
    ['by hand at a kiosk', { groups: kiosk, fieldName: 'checkInByHand' }, 'FORBIDDEN'],
    ['by hand by staff', { groups: ['staff', `staff:${eventId}`], fieldName: 'checkInByHand' }, undefined],
    ['by an organizer', { groups: ['organizers'] }, undefined],
  ])('%s ends with %s', (_who, call, errorType) => expect(errorTypeOf(() => readScan.request(runOf({ args, ...call })))).toBe(errorType));

  it.each([
    ['an id that reaches into another key', { scanId: 'AAAA#12345' }],
    ['an id too short to be random', { scanId: 'a' }],
    ['an id too long', { scanId: 'a'.repeat(65) }],
    ['no gate', { gate: '  ' }],
    ['a gate too long', { gate: 'x'.repeat(61) }],
    ['a time in the future', { scannedAt: at(HOUR) }],
    ['a time long past', { scannedAt: at(-15 * 24 * HOUR) }],
  ])('with %s is INVALID_INPUT', (_what, change) => {
    expect(errorTypeOf(() => readScan.request(runOf({ args: { ...args, ...change }, groups: kiosk })))).toBe('INVALID_INPUT');
  });

  it('of an event that is not there is EVENT_NOT_FOUND', () => {
    expect(errorTypeOf(() => readScan.response(runOf({ stash: { scan }, result: batch(null, null) })))).toBe('EVENT_NOT_FOUND');
  });

  it('that was answered before gets the same answer, named a repetition, and writes nothing', () => {
    const stored = { ...scan, outcome: 'DENIED', reason: 'REVOKED', guest: { guestId } };
    const run = runOf({ args, stash: { scan }, result: batch(stored) });
    const answer = readScan.response(run).value;
    expect(answer).toMatchObject({ outcome: 'REPEATED', repeatedOutcome: 'DENIED', reason: 'REVOKED', guest: { guestId } });
    for (const step of [admitTicket, admitGuest, explainRefusal, recordScan, answerRepeated]) {
      const next = runOf({ args: { ...args, guestId }, groups: kiosk, stash: run.ctx.stash, prev: answer });
      expect(step.request(next)).toEqual({ value: answer, earlyReturn: 'NEXT' });
    }
  });

  it.each([
    ['before the doors open', { checkInOpensAt: at(HOUR) }, scan, 'NOT_OPEN'],
    ['at a draft', { state: 'DRAFT' }, scan, 'NOT_OPEN'],
    ['before the doors open, on the way out', { checkInOpensAt: at(HOUR) }, { ...scan, direction: 'EXIT' }, undefined],
    ['while the doors are open', {}, scan, undefined],
    ['made offline before they opened', {}, { ...scan, offline: true, scannedAt: at(-2 * HOUR) }, 'NOT_OPEN'],
  ])('%s is refused with %s', (_when, change, stashed, reason) => {
    const run = runOf({ stash: { scan: { ...stashed, receivedAt: at(0) } }, result: batch(null, { ...event, ...change }) });
    readScan.response(run);
    expect((run.ctx.stash['finding'] as { reason?: string } | undefined)?.reason).toBe(reason);
  });
});

describe('Admitting a ticket', () => {
  it('is one update whose condition holds the whole ticket', () => {
    const { value } = admitTicket.request(runOf({ args, stash: { scan } }));
    expect(value).toMatchObject({
      operation: 'UpdateItem',
      key: { id: { S: guestId } },
      condition: { expressionValues: { ':ticket': { S: ticket }, ':eventId': { S: eventId }, ':registered': { S: 'REGISTERED' } } },
    });
    expect(JSON.stringify(value)).toContain('attribute_not_exists(checkedInAt) OR attribute_exists(checkedOutAt)');
  });

  it('counts an offline scan from when it was made', () => {
    const value = admitTicket.request(runOf({ args, stash: { scan: { ...scan, offline: true } } })).value as {
      update: { expressionValues: unknown };
    };
    expect(value.update.expressionValues).toMatchObject({ ':at': { S: scan.scannedAt } });
  });

  it.each([
    ['of another event', ticket.replace(eventId, 'AAAAAAAA'), 'WRONG_EVENT'],
    ['that is no ticket', 'https://example.org', 'UNKNOWN_TICKET'],
    ['in lower case', ticket.toLowerCase(), 'UNKNOWN_TICKET'],
  ])('%s touches no guest', (_what, text, reason) => {
    const run = runOf({ args: { ...args, ticket: text }, stash: { scan } });
    expect(admitTicket.request(run).earlyReturn).toBe('NEXT');
    expect(run.ctx.stash['finding']).toEqual({ outcome: 'DENIED', reason });
  });

  it('of absurd length is INVALID_INPUT', () => {
    expect(errorTypeOf(() => admitTicket.request(runOf({ args: { ...args, ticket: 'x'.repeat(501) }, stash: { scan } })))).toBe(
      'INVALID_INPUT',
    );
  });

  it('passes a fault of the table on', () => {
    const error = { message: 'Throttled', type: 'DynamoDB:ProvisionedThroughputExceededException' };
    expect(errorTypeOf(() => admitTicket.response(runOf({ stash: { scan }, error })))).toBe(error.type);
  });
});

describe('A refusal', () => {
  const explain = (stored: unknown, stashed: object = scan) => {
    const run = runOf({ args, stash: { scan: stashed, guestId }, result: stored });
    explainRefusal.response(run);
    return run.ctx.stash['finding'];
  };

  it('reads the guest only when the update did not get through', () => {
    const refused = runOf({ stash: { scan, guestId }, error: conditionFailed });
    admitTicket.response(refused);
    expect(explainRefusal.request(refused).value).toMatchObject({ operation: 'GetItem', consistentRead: true });
    const admitted = runOf({ stash: { scan, guestId }, result: guest });
    admitTicket.response(admitted);
    expect(explainRefusal.request(admitted).earlyReturn).toBe('NEXT');
  });

  it('names the guest only for a ticket that we know', () => {
    expect(explain({ ...guest, checkedInAt: 'earlier' })).toMatchObject({ outcome: 'DUPLICATE', guest: { id: guestId } });
    const forged = explain({ ...guest, ticket: signTicket({ eventId, guestId, revision: 1 }, new Uint8Array(32).fill(8)) });
    expect(forged).toEqual({ outcome: 'DENIED', reason: 'UNKNOWN_TICKET', guest: undefined });
    expect(explain(null)).toEqual({ outcome: 'DENIED', reason: 'UNKNOWN_TICKET', guest: undefined });
  });

  it('by hand of a guest of another event is GUEST_NOT_FOUND', () => {
    expect(errorTypeOf(() => explain({ ...guest, eventId: 'AAAAAAAA' }, { ...scan, byHand: true }))).toBe('GUEST_NOT_FOUND');
    expect(errorTypeOf(() => explain(null, { ...scan, byHand: true }))).toBe('GUEST_NOT_FOUND');
  });
});

describe('Every scan', () => {
  const record = (finding: object) => {
    const run = runOf({ stash: { scan, finding, shards: 4 } });
    return { run, value: recordScan.request(run).value as { attributeValues: Record<string, Record<string, unknown>> } };
  };

  it('leaves a row that holds its whole answer, once', () => {
    const first = { checkedInAt: '2027-01-01T08:00:00.000Z', checkedInGate: 'South', checkedInBy: 'kiosk-2' };
    const { run, value } = record({ outcome: 'DUPLICATE', guest: { ...guest, ...first } });
    expect(value).toMatchObject({
      operation: 'PutItem',
      key: { id: { S: `${eventId}#scan-0001` } },
      condition: { expression: 'attribute_not_exists(id)' },
    });
    expect(value.attributeValues['eventShard']?.['S']).toMatch(/^ABCD2345#[0-3]$/);
    expect(recordScan.response(run).value).toMatchObject({
      outcome: 'DUPLICATE',
      gate: 'North',
      guest: { guestId, givenName: 'Ada', familyName: 'Lovelace', company: 'Engines' },
      firstCheckedInAt: first.checkedInAt,
      firstGate: 'South',
      firstDeviceId: 'kiosk-2',
    });
  });

  it('leaves a row without a guest when the ticket is unknown', () => {
    const { value } = record({ outcome: 'DENIED', reason: 'UNKNOWN_TICKET' });
    expect(Object.keys(value.attributeValues)).not.toContain('guestId');
    expect(value.attributeValues['reason']).toEqual({ S: 'UNKNOWN_TICKET' });
  });

  it('that was written by another call at the same moment takes that answer', () => {
    const { run } = record({ outcome: 'ADMITTED', guest });
    const second = runOf({ stash: run.ctx.stash, error: conditionFailed });
    recordScan.response(second);
    expect(answerRepeated.request(second).value).toMatchObject({ operation: 'GetItem', key: { id: { S: `${eventId}#scan-0001` } } });
    expect(answerRepeated.response(runOf({ result: { ...scan, outcome: 'ADMITTED' } })).value).toMatchObject({
      outcome: 'REPEATED',
      repeatedOutcome: 'ADMITTED',
    });
  });
});

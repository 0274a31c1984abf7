import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as steps from '../../../amplify/functions/reservations/reservation-steps.ts';
import { type GuestSchedule, writePlace } from '../../../amplify/functions/reservations/schedule.ts';
import type { SessionReservationRow } from '../../../amplify/functions/runtime/rows.ts';

const AT = '2027-05-04T09:00:00.000Z';
const NOW = new Date(AT);
const LATER = new Date('2027-05-04T09:20:00.000Z');
const GUEST = 'AAAAAAAAAAAAAAAA';
const SESSION = { id: 'keynote', eventId: 'conference', shards: 1 };
const SCAN = { scanId: 'scan-1', gate: 'north', by: 'kiosk-1', at: '2027-05-04T09:19:59.000Z' };

beforeEach(() => {
  vi.stubEnv('SESSION_RESERVATION_TABLE', 'Reservations');
  vi.stubEnv('ENTITLEMENT_TABLE', 'Entitlements');
});
afterEach(() => vi.unstubAllEnvs());

const newcomer = (previous?: SessionReservationRow) => ({ session: SESSION, guestId: GUEST, previous, now: NOW });
const reserved = () => steps.reserve({ ...newcomer(), seatShard: 3 }).row;
const waiting = () => steps.waitlist(newcomer()).row;
const called = () => steps.call(reserved(), { wave: 1, comeBy: '2027-05-04T09:40:00.000Z', now: LATER }).row;
const admitted = () => steps.admit(called(), { scan: SCAN, now: LATER }).row;

/** The attributes that put a row into its sparse indexes. */
const indexedBy = ({ standingShard, waitingShard, calledShard, waitlistSessionId, waitlistKey }: SessionReservationRow) =>
  Object.entries({ standingShard, waitingShard, calledShard, waitlistSessionId, waitlistKey }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );

describe('A step of a reservation', () => {
  it('keeps the row in the indexes of its state alone', () => {
    expect(indexedBy(reserved())).toEqual(['standingShard=keynote#0', 'waitingShard=keynote#0']);
    expect(indexedBy(waiting())).toEqual(['standingShard=keynote#0', 'waitlistSessionId=keynote', `waitlistKey=${AT}#${GUEST}`]);
    expect(indexedBy(called())).toEqual(['standingShard=keynote#0', 'calledShard=keynote#0']);
    expect(indexedBy(steps.uncall(called(), { now: LATER }).row)).toEqual(['standingShard=keynote#0', 'waitingShard=keynote#0']);
    expect(indexedBy(steps.promote(waiting(), { seatShard: 0, now: LATER }).row)).toEqual([
      'standingShard=keynote#0',
      'waitingShard=keynote#0',
    ]);
    expect(indexedBy(admitted())).toEqual(['standingShard=keynote#0']);
    expect(indexedBy(steps.leave(admitted(), { scan: SCAN, now: LATER }).row)).toEqual(['standingShard=keynote#0']);
    expect(indexedBy(steps.release(called(), { now: LATER }).row)).toEqual([]);
    expect(indexedBy(steps.forfeit(reserved(), { now: LATER }).row)).toEqual([]);
  });

  it('spreads guests over the shards of a large session by their id', () => {
    const shardOf = (guestId: string) =>
      steps.reserve({ ...newcomer(), session: { ...SESSION, shards: 100 }, guestId, seatShard: 0 }).row.standingShard;
    expect(shardOf('AAAAAAAAAAAAAAAA')).toBe('keynote#0');
    expect(shardOf('AAAAAAIAAAAAAAAA')).not.toBe('keynote#0');
    expect(shardOf('AAAAAAIAAAAAAAAA')).toBe(shardOf('AAAAAAIAAAAAAAAA'));
  });

  it('holds only for the very row that was read', () => {
    expect(steps.reserve({ ...newcomer(), seatShard: 3 }).item.Put).toMatchObject({
      TableName: 'Reservations',
      ConditionExpression: 'attribute_not_exists(id)',
      Item: { id: `keynote.${GUEST}`, version: 1, state: 'RESERVED', seatShard: 3 },
    });
    expect(steps.release(called(), { now: LATER }).item.Put).toMatchObject({
      ConditionExpression: 'version = :seen AND #state = :state',
      ExpressionAttributeValues: { ':seen': 2, ':state': 'CALLED' },
      Item: { version: 3, state: 'RELEASED', endedAt: LATER.toISOString() },
    });
  });

  it('that the rule forbids is a mistake', () => {
    expect(() => steps.release(admitted(), { now: LATER })).toThrow('cannot become RELEASED from ADMITTED');
    expect(() => steps.call(waiting(), { wave: 1, comeBy: AT, now: LATER })).toThrow('has no seat: it is WAITLISTED');
    expect(() => steps.promote(reserved(), { seatShard: 0, now: LATER })).toThrow('cannot become RESERVED from RESERVED');
    expect(() => steps.reserve({ ...newcomer(reserved()), seatShard: 0 })).toThrow('cannot become');
    expect(() => steps.forfeit(waiting(), { now: LATER })).toThrow('cannot become FORFEITED from WAITLISTED');
    expect(() => steps.leave(called(), { scan: SCAN, now: LATER })).toThrow('not in the room');
    expect(() => steps.reenter(admitted(), { now: LATER })).toThrow('already in the room');
  });
});

describe('A promoted guest', () => {
  it('is called in the order of promotions, not of the line', () => {
    const { row } = steps.promote(waiting(), { seatShard: 2, now: LATER });
    expect(row).toMatchObject({ state: 'RESERVED', seatShard: 2, reservedAt: AT, callKey: `${LATER.toISOString()}#${GUEST}` });
    expect(row.calledAt).toBeUndefined();
  });

  it('counts as called when the seats of the absent were given away', () => {
    const { row } = steps.promote(waiting(), { seatShard: 2, calledAtOnce: { comeBy: '2027-05-04T09:30:00.000Z' }, now: LATER });
    expect(row).toMatchObject({ state: 'CALLED', calledAt: LATER.toISOString(), comeBy: '2027-05-04T09:30:00.000Z' });
    expect(indexedBy(row)).toEqual(['standingShard=keynote#0', 'calledShard=keynote#0']);
  });
});

describe('A guest whose place ended', () => {
  it('may take a new one, which remembers nothing of the first but its version', () => {
    const ended = steps.release(called(), { now: LATER }).row;
    const { row, item } = steps.reserve({ ...newcomer(ended), seatShard: 1, now: LATER });
    expect(row).toMatchObject({ version: 4, state: 'RESERVED', reservedAt: LATER.toISOString(), createdAt: AT, seatShard: 1 });
    expect([row.calledAt, row.wave, row.comeBy, row.endedAt]).toEqual([undefined, undefined, undefined, undefined]);
    expect(item.Put).toMatchObject({ ExpressionAttributeValues: { ':seen': 3, ':state': 'RELEASED' } });
  });

  it('keeps no seat', () => {
    expect(steps.release(reserved(), { now: LATER }).row.seatShard).toBeUndefined();
    expect(steps.forfeit(called(), { now: LATER }).row.seatShard).toBeUndefined();
  });
});

describe('A guest at the door', () => {
  it('is admitted once, leaves with the seat kept, and is in again since the first time', () => {
    expect(admitted()).toMatchObject({
      state: 'ADMITTED',
      admittedAt: SCAN.at,
      admittedGate: 'north',
      admittedBy: 'kiosk-1',
      seatShard: 3,
    });
    const left = steps.leave(admitted(), { scan: { scanId: 'scan-2', at: LATER.toISOString() }, now: LATER }).row;
    expect(left).toMatchObject({ state: 'ADMITTED', leftAt: LATER.toISOString(), leftScanId: 'scan-2', seatShard: 3 });
    const back = steps.reenter(left, { now: LATER }).row;
    expect(back).toMatchObject({ state: 'ADMITTED', admittedAt: SCAN.at, version: left.version + 1 });
    expect(back.leftAt).toBeUndefined();
  });

  it('walks in without a seat before, from the line, and where there are no counters', () => {
    expect(steps.walkIn({ ...newcomer(), scan: SCAN, seatShard: 5 }).row).toMatchObject({
      state: 'ADMITTED',
      isWalkIn: true,
      seatShard: 5,
    });
    const fromLine = steps.walkIn({ ...newcomer(waiting()), scan: SCAN, seatShard: undefined }).row;
    expect(fromLine).toMatchObject({ state: 'ADMITTED', version: 2 });
    expect(indexedBy(fromLine)).toEqual(['standingShard=keynote#0']);
    expect(fromLine.seatShard).toBeUndefined();
  });
});

describe('A place in a guest’s schedule', () => {
  const place = { startsAt: AT, endsAt: LATER.toISOString() };
  const schedule: GuestSchedule = { guestId: GUEST, version: 7, places: { other: place } };

  it('is written only to the very schedule that was read', () => {
    expect(writePlace(schedule, 'keynote', { ...place, waits: true }).Put).toEqual({
      TableName: 'Entitlements',
      Item: { guestId: GUEST, itemId: 'SCHEDULE', version: 8, places: { other: place, keynote: { ...place, waits: true } } },
      ConditionExpression: 'version = :seen',
      ExpressionAttributeValues: { ':seen': 7 },
    });
    expect(writePlace({ ...schedule, version: undefined, places: {} }, 'keynote', place).Put).toMatchObject({
      Item: { version: 1, places: { keynote: place } },
      ConditionExpression: 'attribute_not_exists(guestId)',
    });
  });
});

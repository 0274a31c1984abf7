import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  doorReducer,
  KEPT_AFTER_MS,
  MOST_WAITING,
  nextDoorTick,
  openDoor,
  REQUEST_TIMES_OUT_MS,
  RETRY_DELAYS_MS,
  SAME_CODE_IGNORED_MS,
  SHOWN_FOR_MS,
  type DoorAnswer,
  type DoorEvent,
  type DoorState,
  type DoorTask,
} from '../../../lib/domain/door-state.ts';

const NOON = Date.parse('2027-03-01T12:00:00Z');

const answer = (scanId: string, fields: Partial<DoorAnswer> = {}): DoorAnswer => ({
  eventId: 'EVENTAAA',
  sessionId: 'S1',
  scanId,
  outcome: 'ADMITTED',
  direction: 'ENTRY',
  gate: 'Left door',
  isWalkIn: false,
  scannedAt: new Date(NOON).toISOString(),
  receivedAt: new Date(NOON).toISOString(),
  room: { inside: 1, admitted: 1, walkIns: 0, version: 1 },
  ...fields,
});

type Unstamped = DoorEvent extends infer Event ? (Event extends DoorEvent ? Omit<Event, 'at'> : never) : never;

/** A door and its clock: `send` gives an event at the current time, `pass` lets time go by and every timer fire. */
const doorAt = (kept: DoorTask[] = []) => {
  let door: DoorState = openDoor(kept, NOON);
  let now = NOON;
  return {
    get state() {
      return door;
    },
    get shown() {
      return door.shown;
    },
    send(event: Unstamped) {
      door = doorReducer(door, { ...event, at: now } as DoorEvent);
      return this;
    },
    scan(scanId: string, text = scanId) {
      return this.send({ type: 'codeRead', code: { kind: 'ticket', text }, scanId, direction: 'ENTRY', gate: 'Left door' });
    },
    fail(scanId: string, code: Extract<DoorEvent, { type: 'failed' }>['code'] = 'NETWORK') {
      return this.send({ type: 'failed', scanId, code });
    },
    answer(scanId: string, fields: Partial<DoorAnswer> = {}) {
      return this.send({ type: 'answered', answer: answer(scanId, fields) });
    },
    pass(milliseconds: number) {
      const end = now + milliseconds;
      for (let due = nextDoorTick(door); due !== null && due <= end; due = nextDoorTick(door)) {
        now = Math.max(now, due);
        door = doorReducer(door, { type: 'tick', at: now });
      }
      now = end;
      return this;
    },
  };
};

const sent = ({ waiting }: DoorState) => waiting.filter(({ sentAt }) => sentAt !== null).map(({ scanId }) => scanId);

describe('A scan at the door', () => {
  it('is asked about, answered, and gives way to the camera', () => {
    const door = doorAt().scan('one');
    expect(door.shown.tag).toBe('checking');
    expect(sent(door.state)).toEqual(['one']);
    door.answer('one');
    expect(door.shown).toMatchObject({ tag: 'answered', answer: { scanId: 'one' } });
    expect(door.state.waiting).toEqual([]);
    expect(door.pass(SHOWN_FOR_MS.admitted).shown.tag).toBe('ready');
  });

  it('that is refused stays on the screen for longer, unless the next guest comes', () => {
    const door = doorAt().scan('one').answer('one', { outcome: 'DENIED', reason: 'NOT_CALLED' });
    expect(door.pass(SHOWN_FOR_MS.other - 1).shown.tag).toBe('answered');
    expect(door.scan('two').shown).toMatchObject({ tag: 'checking', scanId: 'two' });
  });

  it('is one scan for as long as its code stays in view', () => {
    const door = doorAt().scan('one', 'TICKET').answer('one');
    for (let frame = 0; frame < 20; frame++) door.pass(200).scan(`again-${frame}`, 'TICKET');
    expect(door.state.waiting).toEqual([]);
    door.pass(SAME_CODE_IGNORED_MS).scan('later', 'TICKET');
    expect(sent(door.state)).toEqual(['later']);
  });

  it('is not disturbed by the next code while it is being asked about', () => {
    const door = doorAt().scan('one').scan('two');
    expect(door.shown).toMatchObject({ tag: 'checking', scanId: 'one' });
    expect(door.state.waiting).toHaveLength(1);
  });

  it.each([
    ['foreign', 'FOREIGN_CODE'],
    ['wrongCase', 'WRONG_CASE'],
  ] as const)('of a code that is %s asks nobody', (kind, reason) => {
    const door = doorAt().send({ type: 'codeRead', code: { kind, text: 'x' }, scanId: 'one', direction: 'ENTRY', gate: 'G' });
    expect(door.shown).toMatchObject({ tag: 'unreadable', reason });
    expect(door.state.waiting).toEqual([]);
  });

  it('by hand carries whom staff chose', () => {
    const chosen = { guestId: 'G1', name: 'Ada', override: true };
    const door = doorAt().send({ type: 'chosen', chosen, scanId: 'one', direction: 'EXIT', gate: 'G' });
    expect(door.state.waiting).toMatchObject([{ scanId: 'one', chosen, direction: 'EXIT', attempt: 1, scannedAt: NOON }]);
  });

  it.each(['FORBIDDEN', 'SESSION_NOT_FOUND', 'INVALID_INPUT'] as const)('that fails for good with %s is not sent again', (code) => {
    const door = doorAt().scan('one').fail('one', code);
    expect(door.shown).toMatchObject({ tag: 'failed', code });
    expect(door.pass(60_000).state.waiting).toEqual([]);
  });
});

describe('Without a network', () => {
  it('a scan is kept, and sent again with its own id until it is answered', () => {
    const door = doorAt().scan('one').fail('one');
    expect(door.shown).toMatchObject({ tag: 'kept', scanId: 'one' });
    expect(sent(door.state)).toEqual([]);
    door.pass(RETRY_DELAYS_MS[0] ?? 0);
    expect(door.state.waiting).toMatchObject([{ scanId: 'one', attempt: 2 }]);
    expect(sent(door.state)).toEqual(['one']);
    door.answer('one', { outcome: 'REPEATED', repeatedOutcome: 'ADMITTED' });
    expect(door.shown).toMatchObject({ tag: 'answered', until: expect.any(Number) });
    expect(door.state.late).toEqual([]);
  });

  it('the next guest comes in the meantime, and a late answer is told apart', () => {
    const door = doorAt().scan('one').fail('one').scan('two').answer('two').answer('one', { outcome: 'DENIED', reason: 'FULL' });
    expect(door.shown).toMatchObject({ tag: 'answered', answer: { scanId: 'two' } });
    expect(door.state.late).toMatchObject([{ scanId: 'one', reason: 'FULL' }]);
    expect(door.send({ type: 'lateRead' }).state.late).toEqual([]);
  });

  it('a request that nobody answers is given up and sent again, after the next guest could come', () => {
    const door = doorAt().scan('one').pass(KEPT_AFTER_MS);
    expect(door.shown.tag).toBe('kept');
    door.pass(REQUEST_TIMES_OUT_MS - KEPT_AFTER_MS);
    expect(door.state.waiting).toMatchObject([{ scanId: 'one', attempt: 2 }]);
  });

  it('what was kept is sent at once when the network returns, a few at a time, oldest first', () => {
    const door = doorAt();
    for (let index = 0; index < 10; index++) door.scan(`s${index}`).fail(`s${index}`);
    door.send({ type: 'networkReturned' });
    expect(sent(door.state)).toEqual(['s0', 's1', 's2', 's3']);
    door.answer('s1');
    expect(sent(door.state)).toEqual(['s0', 's2', 's3', 's4']);
  });

  it('a page that is opened again goes on with what was kept', () => {
    const { waiting } = doorAt().scan('one').fail('one').state;
    const door = doorAt(waiting).pass(0);
    expect(sent(door.state)).toEqual(['one']);
    door.answer('one', { outcome: 'DENIED', reason: 'REVOKED' });
    expect(door.state.late).toMatchObject([{ scanId: 'one' }]);
  });

  it('no more scans are taken than anyone can look through, and staff can give them up', () => {
    const door = doorAt();
    for (let index = 0; index < MOST_WAITING; index++) door.scan(`s${index}`).fail(`s${index}`);
    door.scan('more');
    expect(door.shown).toMatchObject({ tag: 'failed', code: 'NETWORK' });
    expect(door.state.waiting).toHaveLength(MOST_WAITING);
    expect(door.send({ type: 'dropped' }).state.waiting).toEqual([]);
  });
});

describe('Whatever happens', () => {
  const scanId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const asked = { direction: 'ENTRY' as const, gate: 'G' };
  const event = fc.oneof<fc.Arbitrary<Unstamped>[]>(
    scanId.map((id) => ({ type: 'codeRead', code: { kind: 'ticket', text: id }, scanId: id, ...asked })),
    scanId.map((id) => ({ type: 'chosen', chosen: { guestId: id, name: id, override: false }, scanId: `hand-${id}`, ...asked })),
    scanId.map((id) => ({ type: 'answered', answer: answer(id) })),
    fc
      .tuple(scanId, fc.constantFrom('NETWORK' as const, 'FORBIDDEN' as const, 'CONFLICT' as const))
      .map(([id, code]) => ({ type: 'failed', scanId: id, code })),
    fc.constant({ type: 'networkReturned' }),
    fc.constant({ type: 'dismissed' }),
  );

  it('the camera comes back, and every scan that is not answered is on its way or has its next try', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat(9_000))), (steps) => {
        const door = doorAt();
        for (const [step, pause] of steps) door.send(step).pass(pause);
        door.pass(KEPT_AFTER_MS + SHOWN_FOR_MS.other);
        expect(door.shown.tag).toBe('ready');
        for (const { sentAt, retryAt } of door.state.waiting) expect(sentAt === null).toBe(retryAt !== null);
        if (door.state.waiting.length > 0) expect(nextDoorTick(door.state)).not.toBeNull();
      }),
    );
  });
});

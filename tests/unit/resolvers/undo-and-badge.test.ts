import { describe, expect, it } from 'vitest';
import { errorTypeOf, loadResolver, runOf } from './handler-run.ts';

const readUndoable = loadResolver('read-undoable-scan');
const withdraw = loadResolver('withdraw-admission');
const recordUndo = loadResolver('record-undo');
const recordPrint = loadResolver('record-badge-print');
const explainPrint = loadResolver('explain-badge-print');
const onCheckIn = loadResolver('on-check-in');

const eventId = 'ABCD2345';
const staff = ['staff', `staff:${eventId}`];
const kiosk = ['kiosks', `kiosk:${eventId}`];
const conditionFailed = { message: 'The conditional request failed', type: 'DynamoDB:ConditionalCheckFailedException' };

describe('Undoing a check-in', () => {
  const args = { eventId, scanId: 'scan-0001', reason: 'Wrong person' };

  it.each([
    ['staff of the event', staff, args.reason, undefined],
    ['a kiosk', kiosk, args.reason, 'FORBIDDEN'],
    ['staff of another event', ['staff', 'staff:AAAAAAAA'], args.reason, 'FORBIDDEN'],
    ['staff without a reason', staff, '  ', 'INVALID_INPUT'],
    ['staff with an essay', staff, 'x'.repeat(201), 'INVALID_INPUT'],
  ])('by %s ends with its error', (_who, groups, reason, errorType) => {
    expect(errorTypeOf(() => readUndoable.request(runOf({ args: { ...args, reason }, groups })))).toBe(errorType);
  });

  it('ends before the table is asked for a key that it would not take', () => {
    const undo = (changes: object) =>
      errorTypeOf(() => readUndoable.request(runOf({ args: { ...args, ...changes }, groups: ['organizers'] })));
    expect(['', 'x'.repeat(3_000), 'a#b-0000'].map((scanId) => undo({ scanId }))).toEqual([
      'SCAN_NOT_FOUND',
      'SCAN_NOT_FOUND',
      'SCAN_NOT_FOUND',
    ]);
    expect(['', 'x'.repeat(3_000)].map((other) => undo({ eventId: other }))).toEqual(['EVENT_NOT_FOUND', 'EVENT_NOT_FOUND']);
  });

  it.each([
    ['unknown', null, 'SCAN_NOT_FOUND'],
    ['refused', { outcome: 'DENIED', direction: 'ENTRY' }, 'SCAN_NOT_UNDOABLE'],
    ['an exit', { outcome: 'ADMITTED', direction: 'EXIT' }, 'SCAN_NOT_UNDOABLE'],
    ['undone', { outcome: 'ADMITTED', direction: 'ENTRY', undoneAt: 'before' }, 'SCAN_NOT_UNDOABLE'],
    ['an admission', { outcome: 'ADMITTED', direction: 'ENTRY', guestId: 'G' }, undefined],
  ])('of a scan that is %s ends with its error', (_what, result, errorType) => {
    expect(errorTypeOf(() => readUndoable.response(runOf({ args, result })))).toBe(errorType);
  });

  it('takes only the admission that this scan holds, and may be repeated', () => {
    const { value } = withdraw.request(runOf({ args, stash: { guestId: 'G' } }));
    expect(value).toMatchObject({
      condition: { expression: 'checkedInScanId = :held OR (undoneScanId = :held AND attribute_not_exists(checkedInAt))' },
    });
    expect(errorTypeOf(() => withdraw.response(runOf({ args, error: conditionFailed })))).toBe('SCAN_NOT_UNDOABLE');
  });

  it('keeps the scan, with who undid it and why', () => {
    const { value } = recordUndo.request(runOf({ args, stash: { by: 'sub-1', reason: 'Wrong person' } }));
    expect(value).toMatchObject({
      key: { id: { S: `${eventId}#scan-0001` } },
      update: { expressionValues: { ':by': { S: 'sub-1' }, ':reason': { S: 'Wrong person' } } },
    });
    expect(errorTypeOf(() => recordUndo.response(runOf({ args, error: conditionFailed })))).toBe('SCAN_NOT_UNDOABLE');
  });
});

describe('A badge', () => {
  const args = { eventId, guestId: 'G'.repeat(16), scanId: 'scan-0001', status: 'PRINTED', reason: null };

  it.each([
    ['printed by a kiosk', kiosk, {}, undefined],
    ['printed by a guest', [], {}, 'FORBIDDEN'],
    ['reprinted by a kiosk', kiosk, { status: 'REPRINTED', reason: 'Smudged' }, 'FORBIDDEN'],
    ['reprinted by staff', staff, { status: 'REPRINTED', reason: 'Smudged' }, undefined],
    ['reprinted without a reason', staff, { status: 'REPRINTED', reason: ' ' }, 'INVALID_INPUT'],
    ['printed for no scan', kiosk, { scanId: '' }, 'INVALID_INPUT'],
    ['of nobody', kiosk, { guestId: 'x' }, 'GUEST_NOT_FOUND'],
  ])('%s ends with its error', (_what, groups, change, errorType) => {
    expect(errorTypeOf(() => recordPrint.request(runOf({ args: { ...args, ...change }, groups })))).toBe(errorType);
  });

  it('counts as printed once', () => {
    const { value } = recordPrint.request(runOf({ args, groups: kiosk }));
    expect(JSON.stringify(value)).toContain('AND attribute_not_exists(badgePrintedAt)');
    const before = { id: args.guestId, eventId, badgePrintedAt: 'first', badgePrintCount: 1 };
    expect(explainPrint.response(runOf({ args, result: before })).value).toEqual({
      eventId,
      guestId: args.guestId,
      recorded: false,
      badgePrintedAt: 'first',
      badgePrintCount: 1,
    });
  });

  it('that failed is written down and counts nothing', () => {
    const { value } = recordPrint.request(runOf({ args: { ...args, status: 'FAILED', reason: 'No paper' }, groups: kiosk }));
    expect(JSON.stringify(value)).not.toContain('badgePrintCount');
    expect(JSON.stringify(value)).toContain('No paper');
  });

  it('of a guest of another event is GUEST_NOT_FOUND', () => {
    const run = runOf({ args, result: { id: args.guestId, eventId: 'AAAAAAAA', badgePrintedAt: 'first' } });
    expect(errorTypeOf(() => explainPrint.response(run))).toBe('GUEST_NOT_FOUND');
  });

  it('printed too often to write down is INVALID_INPUT', () => {
    const run = runOf({ args: { ...args, status: 'FAILED' }, result: { id: args.guestId, eventId, badgePrintCount: 50 } });
    expect(errorTypeOf(() => explainPrint.response(run))).toBe('INVALID_INPUT');
  });
});

describe('Watching arrivals', () => {
  it('is for staff of the event, and hears of that event alone', () => {
    expect(errorTypeOf(() => onCheckIn.request(runOf({ args: { eventId }, groups: ['staff', 'staff:AAAAAAAA'] })))).toBe('FORBIDDEN');
    expect(errorTypeOf(() => onCheckIn.request(runOf({ args: { eventId }, groups: kiosk })))).toBe('FORBIDDEN');
    const run = runOf({ args: { eventId }, groups: staff });
    onCheckIn.request(run);
    expect(onCheckIn.response(run).value).toBeNull();
    expect(JSON.stringify(run.subscriptionFilter)).toContain(eventId);
  });
});

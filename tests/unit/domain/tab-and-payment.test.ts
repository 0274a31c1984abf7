import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { type PayableLine, type PaymentMethod, paidLines, paymentVerdict, undoVerdict, unpaidLines } from '../../../lib/domain/payment.ts';
import { dueCentsOf, isCharged, paidCentsOf, tabOf, totalCents } from '../../../lib/domain/tab.ts';

const METHODS: PaymentMethod[] = ['CARD_TERMINAL', 'CASH', 'ENTITLEMENT', 'ON_THE_HOUSE'];
const STATES = ['OPEN', 'CLAIMED', 'FULFILLED', 'CANCELLED', 'DECLINED'] as const;
const at = '2026-06-01T12:00:00.000Z';

const line = fc.record({ quantity: fc.integer({ min: 1, max: 20 }), unitPriceCents: fc.integer({ min: 0, max: 100_000 }) });
const lines = fc.array(line, { minLength: 1, maxLength: 8 });
const positions = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 });

type Request = { state: (typeof STATES)[number]; lines: PayableLine[]; history: unknown[] };
const requestOf = (payable: PayableLine[], changes: Partial<Request> = {}): Request => ({
  state: 'FULFILLED',
  lines: payable,
  history: [{}],
  ...changes,
});

describe('Payments', () => {
  const act = fc.record({ positions, method: fc.constantFrom(...METHODS), by: fc.constantFrom('one', 'two'), isUndo: fc.boolean() });

  it('keep what is due and what is paid at the total, to the cent, whatever is tried in whatever order', () => {
    fc.assert(
      fc.property(lines, fc.array(act, { maxLength: 30 }), (first, acts) => {
        let request = requestOf(first);
        for (const { isUndo, ...payment } of acts) {
          const verdict = isUndo ? undoVerdict(request, payment.positions) : paymentVerdict(request, payment);
          const before = paidCentsOf(request);
          if (verdict !== 'CHANGES') continue;
          const after = isUndo
            ? unpaidLines(request.lines, payment.positions)
            : paidLines(request.lines, { ...payment, at, byName: payment.by });
          request = { ...request, lines: after };
          const moved = totalCents(payment.positions.flatMap((position) => first[position] ?? []));
          expect(paidCentsOf(request) - before).toBe(isUndo ? -moved : moved);
          expect(dueCentsOf(request) + paidCentsOf(request)).toBe(totalCents(first));
        }
      }),
    );
  });

  it('of the same lines by the same person in the same way are one payment', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(...METHODS), (first, method) => {
        const priced = first.flatMap(({ unitPriceCents }, position) => (unitPriceCents > 0 ? [position] : []));
        fc.pre(priced.length > 0);
        const payment = { positions: priced, method, by: 'one' };
        expect(paymentVerdict(requestOf(first), payment)).toBe('CHANGES');
        const paid = requestOf(paidLines(first, { ...payment, at, byName: 'One' }));
        expect(paymentVerdict(paid, payment)).toBe('REPEATED');
        expect(paymentVerdict(paid, { ...payment, by: 'two' })).toMatchObject({ code: 'REQUEST_PAID' });
        const undone = requestOf(unpaidLines(paid.lines, priced));
        expect(undoVerdict(paid, priced)).toBe('CHANGES');
        expect(undoVerdict(undone, priced)).toBe('REPEATED');
        expect(undone.lines).toEqual(first);
      }),
    );
  });

  const coffee = { quantity: 2, unitPriceCents: 250 };
  const water = { quantity: 1, unitPriceCents: 0 };
  const cash = { positions: [0], method: 'CASH', by: 'one' } as const;

  it.each([
    ['of a line that is not there', requestOf([coffee]), { ...cash, positions: [0, 1] }, 'INVALID_INPUT', 'lines.1'],
    ['of what is free', requestOf([coffee, water]), { ...cash, positions: [0, 1] }, 'INVALID_INPUT', 'lines.1'],
    [
      'of a request with too long a history',
      requestOf([coffee], { history: Array(REQUEST_LIMITS.history) }),
      cash,
      'INVALID_INPUT',
      'lines',
    ],
    ['of a declined request', requestOf([coffee], { state: 'DECLINED' }), cash, 'REQUEST_MOVED_ON', undefined],
    ['of a cancelled request', requestOf([coffee], { state: 'CANCELLED' }), cash, 'REQUEST_MOVED_ON', undefined],
  ])('%s are refused with their reason', (_what, request, payment, code, path) => {
    const verdict = paymentVerdict(request, payment);
    expect(verdict).toMatchObject({ code });
    expect(typeof verdict === 'object' ? verdict.issues[0]?.path : 'none').toBe(path);
  });

  it('are taken back for all of the lines or for none', () => {
    const paid = paidLines([coffee, coffee], { ...cash, at, byName: 'One' });
    expect(undoVerdict(requestOf(paid), [0, 1])).toMatchObject({ code: 'REQUEST_MOVED_ON', issues: [{ path: 'lines.1' }] });
    expect(undoVerdict(requestOf(paid), [2])).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('A tab', () => {
  const settled = fc.record({
    quantity: fc.integer({ min: 1, max: 20 }),
    unitPriceCents: fc.integer({ min: 0, max: 100_000 }),
    paymentMethod: fc.option(fc.constantFrom(...METHODS), { nil: undefined }),
  });
  const request = fc.record({ state: fc.constantFrom(...STATES), lines: fc.array(settled, { maxLength: 5 }) });

  it('owes and has paid exactly what its requests cost, without those that were cancelled or declined', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 20 }), (requests) => {
        const tab = tabOf(requests);
        const standing = requests.filter(({ state }) => isCharged(state));
        expect(tab.dueCents + tab.paidCents).toBe(standing.reduce((sum, one) => sum + totalCents(one.lines), 0));
        expect(tab.paidCents).toBe(totalCents(standing.flatMap((one) => one.lines).filter(({ paymentMethod }) => paymentMethod)));
        expect(tab.requests).toEqual(standing.filter((one) => totalCents(one.lines) > 0));
      }),
    );
  });
});

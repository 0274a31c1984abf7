import type { AppErrorCode, FieldIssue } from './app-error.ts';
import { REQUEST_LIMITS, type RequestState } from './guest-request.ts';
import { isCharged, isPaid, lineCents, type PricedLine } from './tab.ts';

export type PaymentMethod = 'CARD_TERMINAL' | 'CASH' | 'ENTITLEMENT' | 'ON_THE_HOUSE';

/** A line of a request with how it was settled. `paidTo` is the Cognito sub behind `paidToName`. */
export type PayableLine = PricedLine & {
  paymentMethod?: PaymentMethod | null | undefined;
  paidAt?: string | null | undefined;
  paidTo?: string | null | undefined;
  paidToName?: string | null | undefined;
};

type PayableRequest = { state: RequestState; lines: readonly PayableLine[]; history: readonly unknown[] };

/** Who settled which lines, how and when. */
export type Payment = { positions: readonly number[]; method: PaymentMethod; by: string; byName: string; at: string };

/** REPEATED: all of it was done before, and nothing changes. */
export type PaymentVerdict = 'CHANGES' | 'REPEATED' | { code: AppErrorCode; issues: FieldIssue[] };

const refuse = (code: AppErrorCode, positions: readonly number[], message: string): PaymentVerdict => ({
  code,
  issues: positions.map((position) => ({ path: `lines.${position}`, message })),
});

const commonRefusal = ({ state, lines, history }: PayableRequest, positions: readonly number[]): PaymentVerdict | undefined => {
  const missing = positions.filter((position) => lines[position] === undefined);
  if (missing.length > 0) return refuse('INVALID_INPUT', missing, 'There is no such line.');
  if (!isCharged(state)) return { code: 'REQUEST_MOVED_ON', issues: [] };
  if (history.length < REQUEST_LIMITS.history) return undefined;
  return { code: 'INVALID_INPUT', issues: [{ path: 'lines', message: 'This request has changed too often.' }] };
};

/** Whether the lines can be marked as paid: all of them or none. The same payment by the same person again is REPEATED. */
export const paymentVerdict = (request: PayableRequest, { positions, method, by }: Omit<Payment, 'at' | 'byName'>): PaymentVerdict => {
  const { lines } = request;
  if (positions.every((position) => lines[position]?.paymentMethod === method && lines[position].paidTo === by)) return 'REPEATED';
  const refusal = commonRefusal(request, positions);
  if (refusal) return refusal;
  const free = positions.filter((position) => lines[position] && lineCents(lines[position]) === 0);
  if (free.length > 0) return refuse('INVALID_INPUT', free, 'This costs nothing.');
  const paid = positions.filter((position) => lines[position] && isPaid(lines[position]));
  return paid.length > 0 ? refuse('REQUEST_PAID', paid, 'This is paid already.') : 'CHANGES';
};

/** Whether the payments of the lines can be taken back: all of them or none. Taking back what is not paid is REPEATED. */
export const undoVerdict = (request: PayableRequest, positions: readonly number[]): PaymentVerdict => {
  const refusal = commonRefusal(request, positions);
  if (refusal) return refusal;
  const unpaid = positions.filter((position) => request.lines[position] && !isPaid(request.lines[position]));
  if (unpaid.length === 0) return 'CHANGES';
  return unpaid.length === positions.length ? 'REPEATED' : refuse('REQUEST_MOVED_ON', unpaid, 'This is not paid.');
};

/** The lines after the payment. */
export const paidLines = <Line extends PayableLine>(lines: readonly Line[], { positions, method, by, byName, at }: Payment): Line[] =>
  lines.map((line, position) =>
    positions.includes(position) ? { ...line, paymentMethod: method, paidAt: at, paidTo: by, paidToName: byName } : line,
  );

/** The lines after their payments were taken back. */
export const unpaidLines = <Line extends PayableLine>(lines: readonly Line[], positions: readonly number[]): Line[] =>
  lines.map((line, position) => (positions.includes(position) ? withoutPayment(line) : line));

const withoutPayment = <Line extends PayableLine>(line: Line): Line => ({
  ...line,
  paymentMethod: undefined,
  paidAt: undefined,
  paidTo: undefined,
  paidToName: undefined,
});

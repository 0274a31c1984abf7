import type { PaymentMethod } from '@/lib/data/request-board';
import type { GuestRequest, RequestLine } from '@/lib/data/request-fields';
import { isActive } from '@/lib/domain/guest-request';
import { isCharged, isPaid } from '@/lib/domain/tab';

/** What staff do with a request from the board. */
export type BoardStep =
  | { type: 'claim' }
  | { type: 'release' }
  | { type: 'fulfil' }
  | { type: 'reopen' }
  | { type: 'decline'; reason: string }
  | { type: 'pay'; lines: number[]; method: PaymentMethod }
  | { type: 'undoPayment'; lines: number[] };

export type StaffMember = { sub: string; name: string };

/** A step whose answer is awaited. It was taken on the version `on`, by `by`, at `at` (ISO 8601). */
export type PendingStep = { key: string; id: string; on: number; step: BoardStep; by: StaffMember; at: string };

/** The request as it will be once the step is answered; the request itself where the step does not fit it. */
export const foresee = (request: GuestRequest, { on, step, by, at }: PendingStep): GuestRequest => {
  // Whatever has moved the request on, this step's own answer included, knows better.
  if (request.version !== on) return request;
  const changes = changesOf(request, step, by, at);
  return changes ? { ...request, ...changes, version: on + 1 } : request;
};

const changesOf = (request: GuestRequest, step: BoardStep, by: StaffMember, at: string): Partial<GuestRequest> | undefined => {
  const { state, lines } = request;
  const claimed = { state: 'CLAIMED', claimedBy: by.sub, claimedByName: by.name, claimedAt: at } as const;
  switch (step.type) {
    case 'claim':
      return state === 'OPEN' ? claimed : undefined;
    case 'release':
      return state === 'CLAIMED' ? { state: 'OPEN', claimedBy: undefined, claimedByName: undefined, claimedAt: undefined } : undefined;
    case 'fulfil':
      return state === 'CLAIMED' ? { state: 'FULFILLED', fulfilledAt: at, finishedAt: at } : undefined;
    case 'reopen':
      return state === 'FULFILLED' ? { ...claimed, fulfilledAt: undefined, finishedAt: undefined } : undefined;
    case 'decline':
      return isActive(state) && !lines.some(isPaid) ? { state: 'DECLINED', declineReason: step.reason, finishedAt: at } : undefined;
    case 'pay':
      return isCharged(state)
        ? { lines: withLines(lines, step.lines, { paymentMethod: step.method, paidAt: at, paidToName: by.name }) }
        : undefined;
    case 'undoPayment':
      return { lines: withLines(lines, step.lines, { paymentMethod: undefined, paidAt: undefined, paidToName: undefined }) };
  }
};

const withLines = (lines: RequestLine[], positions: number[], changes: Partial<RequestLine>): RequestLine[] =>
  lines.map((line, position) => (positions.includes(position) ? { ...line, ...changes } : line));

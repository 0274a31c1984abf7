import type { RequestRow } from '../../../amplify/functions/guest-requests/request-rows.ts';
import type { Rush } from '../actors.ts';
import type { Findings } from '../findings.ts';

type State = RequestRow['state'];
type Step = RequestRow['history'][number]['step'];

/** From which states a step may be taken, and where it leads. Payments stay where they are. */
const PATHS: Readonly<Record<Step, { from: readonly (State | 'NOTHING')[]; to?: State }>> = {
  CREATED: { from: ['NOTHING'], to: 'OPEN' },
  CLAIMED: { from: ['OPEN'], to: 'CLAIMED' },
  RELEASED: { from: ['CLAIMED'], to: 'OPEN' },
  FULFILLED: { from: ['CLAIMED'], to: 'FULFILLED' },
  REOPENED: { from: ['FULFILLED'], to: 'CLAIMED' },
  CANCELLED: { from: ['OPEN', 'CLAIMED'], to: 'CANCELLED' },
  DECLINED: { from: ['OPEN', 'CLAIMED'], to: 'DECLINED' },
  PAID: { from: ['OPEN', 'CLAIMED', 'FULFILLED'] },
  PAYMENT_UNDONE: { from: ['OPEN', 'CLAIMED', 'FULFILLED'] },
};

export type Move = { step: Step; version: number; before: State | 'NOTHING'; after: State };

/** The steps that changed a request's state, in order; undefined for a history that cannot have been. */
export const movesOf = ({ history }: RequestRow): Move[] | undefined => {
  const moves: Move[] = [];
  let state: State | 'NOTHING' = 'NOTHING';
  for (const [index, { step }] of history.entries()) {
    const { from, to } = PATHS[step];
    if (!from.includes(state)) return undefined;
    if (!to) continue;
    moves.push({ step, version: index + 1, before: state, after: to });
    state = to;
  }
  return moves;
};

/** Each request's history is a way that there is, ends in its state, and holds every step that somebody was told of. */
export const checkRequests = (rush: Rush, requests: readonly RequestRow[], findings: Findings): void => {
  const byId = new Map(requests.map((request) => [request.id, request]));
  for (const request of requests) {
    const { id, state, history, version } = request;
    const moves = movesOf(request);
    const path = () => `${id} is ${state}: ${history.map(({ step }) => step).join(', ')}`;
    findings.expect('history is a legal path to the state', moves?.at(-1)?.after === state, path);
    findings.expect('one step of history for each version', history.length === version, () => `${path()}, version ${version}`);
    const claim = history.findLast(({ step }) => step === 'CLAIMED' || step === 'REOPENED');
    const claimer = state === 'CLAIMED' || state === 'FULFILLED' ? claim?.by : request.claimedBy;
    findings.expect('the claimer is who claimed last', request.claimedBy === claimer, path);
    const paid = paidPositions(request);
    const isPaid = request.lines.every((line, position) => paid.has(position) === Boolean(line.paymentMethod));
    findings.expect('payments are those of the history', isPaid, path);
    const isActive = state === 'OPEN' || state === 'CLAIMED';
    const isIndexed = (request.activeShard !== undefined) === isActive && (request.finishedShard !== undefined) === !isActive;
    findings.expect('in the index of its state', isIndexed, path);
  }
  for (const { id, step, by } of rush.acknowledged) {
    const isThere = byId.get(id)?.history.some((entry) => entry.step === step && entry.by === by) ?? false;
    // Whoever repeats a step that stood anyway is answered with the request as it is.
    findings.expect('a step that was acknowledged is in the history', isThere, () => `${step} of ${id} by ${by}`);
  }
  findings.expect(
    'as many requests as orders that were answered, one for each client key',
    new Set(rush.ordered.values()).size === rush.ordered.size && [...rush.ordered.values()].every((id) => byId.has(id)),
    () => `${rush.ordered.size} orders, ${requests.length} requests`,
  );
};

const paidPositions = ({ history }: RequestRow): Set<number> => {
  const paid = new Set<number>();
  for (const { step, lines } of history) {
    for (const position of lines ?? []) {
      if (step === 'PAID') paid.add(position);
      if (step === 'PAYMENT_UNDONE') paid.delete(position);
    }
  }
  return paid;
};

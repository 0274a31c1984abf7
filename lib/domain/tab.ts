import type { RequestState } from './guest-request.ts';

/** What a line of a request costs and whether it was settled. Whole cents. */
export type PricedLine = { quantity: number; unitPriceCents: number; paymentMethod?: string | null | undefined };

type PricedRequest = { state: RequestState; lines: readonly PricedLine[] };

/** Cents of one line. */
export const lineCents = ({ quantity, unitPriceCents }: PricedLine): number => quantity * unitPriceCents;

/** Cents of all lines. */
export const totalCents = (lines: readonly PricedLine[]): number => lines.reduce((sum, line) => sum + lineCents(line), 0);

/** A request that was cancelled or declined costs nothing; any other counts from the moment it was made. */
export const isCharged = (state: RequestState): boolean => state === 'OPEN' || state === 'CLAIMED' || state === 'FULFILLED';

/** Whether staff marked the line as settled, in whatever way. */
export const isPaid = ({ paymentMethod }: PricedLine): boolean => paymentMethod !== undefined && paymentMethod !== null;

/** Cents of one request that are still to pay. */
export const dueCentsOf = ({ state, lines }: PricedRequest): number =>
  isCharged(state) ? totalCents(lines.filter((line) => !isPaid(line))) : 0;

/** Cents of one request that are settled, by entitlement or on the house too: due and paid add up to what it cost. */
export const paidCentsOf = ({ state, lines }: PricedRequest): number => (isCharged(state) ? totalCents(lines.filter(isPaid)) : 0);

/** The sums of a guest's requests, and those of them that cost something. */
export const tabOf = <Request extends PricedRequest>(
  requests: readonly Request[],
): { dueCents: number; paidCents: number; requests: Request[] } => {
  const charged = requests.filter(({ state, lines }) => isCharged(state) && totalCents(lines) > 0);
  const sum = (centsOf: (request: Request) => number): number => charged.reduce((cents, request) => cents + centsOf(request), 0);
  return { dueCents: sum(dueCentsOf), paidCents: sum(paidCentsOf), requests: charged };
};

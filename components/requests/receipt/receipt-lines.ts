import type { Tab } from '@/lib/data/my-requests';
import type { GuestRequest, RequestLine } from '@/lib/data/request-fields';
import { dueCentsOf, isCharged, lineCents, paidCentsOf } from '@/lib/domain/tab';

/** A line of a receipt: so many of an item at one price, and how it was settled. Money in whole cents. */
export type ReceiptLine = { name: string; quantity: number; unitCents: number; totalCents: number; settled: string | undefined };

/** One request. */
export type ReceiptPart = { id: string; at: string; lines: ReceiptLine[] };

/** `settledCents` and `dueCents` add up to what everything costs. */
export type Receipt = { currency: string; parts: ReceiptPart[]; dueCents: number; settledCents: number };

const METHODS: Record<NonNullable<RequestLine['paymentMethod']>, string> = {
  CARD_TERMINAL: 'Paid by card',
  CASH: 'Paid in cash',
  ENTITLEMENT: 'Included',
  ON_THE_HOUSE: 'On the house',
};

/** The receipt of the whole event, or of one request; undefined when there is nothing that costs something. */
export const receiptOf = ({ currency, requests }: Tab, requestId?: string): Receipt | undefined => {
  const charged = requests.filter(({ id, state }) => isCharged(state) && (requestId === undefined || id === requestId));
  if (charged.length === 0) return undefined;
  const sum = (centsOf: (request: GuestRequest) => number) => charged.reduce((total, request) => total + centsOf(request), 0);
  return { currency, parts: charged.map(partOf), dueCents: sum(dueCentsOf), settledCents: sum(paidCentsOf) };
};

const partOf = ({ id, createdAt, lines }: GuestRequest): ReceiptPart => ({ id, at: createdAt, lines: lines.map(toReceiptLine) });

const toReceiptLine = (line: RequestLine): ReceiptLine => ({
  name: line.name,
  quantity: line.quantity,
  unitCents: line.unitPriceCents,
  totalCents: lineCents(line),
  settled: line.paymentMethod && METHODS[line.paymentMethod],
});

import type { Schema } from '@/amplify/data/schema';
import { definedFields, type Defined } from './defined-fields.ts';

/** What was asked for, at the price it had then. Money is in whole cents; times are ISO 8601 in UTC. */
export type RequestLine = Defined<Schema['RequestLine']['type']>;

/** A step of a request: who took it, when, and why. */
export type RequestEntry = Defined<Omit<Schema['RequestEntry']['type'], 'lines'>> & {
  /** Positions in the request's `lines`; empty unless it was a payment. */
  lines: number[];
};

/** A request as its guest and the staff of its event see it. Of two views of a request, the higher `version` is the newer. */
export type GuestRequest = Defined<Omit<Schema['RequestDetails']['type'], 'lines' | 'history'>> & {
  lines: RequestLine[];
  history: RequestEntry[];
};

/** A request as the wire has it, without nulls and `__typename`. */
export const toGuestRequest = ({ lines, history, ...fields }: Schema['RequestDetails']['type']): GuestRequest => ({
  ...definedFields(fields),
  lines: lines.map(definedFields),
  history: history.map(({ lines: positions, ...entry }) => ({ ...definedFields(entry), lines: positions ?? [] })),
});

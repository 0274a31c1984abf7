import { Billing, type WarmThroughput } from 'aws-cdk-lib/aws-dynamodb';
import { STANDARD_READS, STANDARD_WRITES } from './capacity-settings.ts';
import { readSettings } from './settings.ts';

type Limits = { writes: number; reads: number; isHot: boolean };

/**
 * Units a second at most, of each table and of each of its indexes. What a new table serves at once is far above an event's
 * need, and a loop that went wild costs $9 an hour and table instead of $90.
 */
const LIMITS = {
  /** Two writes for a registration, a session's place or a door's count: 300 registrations a second are 1,200 units, as transactions count twice. */
  seat: { writes: STANDARD_WRITES, reads: STANDARD_READS, isHot: true },
  /** One for each line of an order, and for each place of a guest's schedule. */
  entitlement: { writes: 2_000, reads: 6_000, isHot: false },
  /** Three for each notice of a wave: planned, being sent, sent. Ten thousand guests called at once are through within ten seconds. */
  notice: { writes: STANDARD_WRITES, reads: STANDARD_READS, isHot: true },
  /** A delta and a mark of each record of a stream: 300 registrations and 1,000 check-ins a second with their notices are 4,300 (docs/capacity.md). */
  stats: { writes: 6_000, reads: 4_000, isHot: false },
} satisfies Record<string, Limits>;

export type LimitedTable = keyof typeof LIMITS;

type Maximums = { maxWriteRequestUnits: number; maxReadRequestUnits: number };
type Warmth = { warmThroughput?: WarmThroughput };

/** How a table is billed, what it and its indexes take at most, and what they are warmed to. A warmed table may take what it was warmed to. */
export const capacityOf = (table: LimitedTable): { onTable: { billing: Billing } & Warmth; onIndex: Maximums & Warmth } => {
  const { writes, reads, isHot }: Limits = LIMITS[table];
  const settings = readSettings(process.env);
  const warmWrites = isHot ? settings.USHER_WARM_WRITES : undefined;
  const warmReads = isHot ? settings.USHER_WARM_READS : undefined;
  const maximums = {
    maxWriteRequestUnits: Math.max(settings.USHER_MAX_WRITES ?? writes, warmWrites ?? 0),
    maxReadRequestUnits: Math.max(settings.USHER_MAX_READS ?? reads, warmReads ?? 0),
  };
  const isWarmed = warmWrites !== undefined || warmReads !== undefined;
  const warmth: Warmth = isWarmed
    ? { warmThroughput: { writeUnitsPerSecond: warmWrites ?? STANDARD_WRITES, readUnitsPerSecond: warmReads ?? STANDARD_READS } }
    : {};
  return { onTable: { billing: Billing.onDemand(maximums), ...warmth }, onIndex: { ...maximums, ...warmth } };
};

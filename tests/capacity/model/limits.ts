import type { Capacity } from '../../../local/metering/usage-meter.ts';
import type { Random } from '../../simulation/seeded.ts';
import { watchersOf } from '../price/mix.ts';
import type { UnitsOfActivity } from '../measure/per-time.ts';
import type { Units } from '../units.ts';
import { attemptsEach, conflictChance, TRANSACTION_SECONDS } from './conflicts.ts';
import { EVENT_CAPACITY } from './doors-open.ts';
import { type Quota, type QuotaName, QUOTAS } from './quotas.ts';
import { mostAtOnePlace } from './random-arrivals.ts';
import { INDEX_KEYS, SEAT_COUNTERS, SHARED_ROWS } from './spread-keys.ts';
import { batchesLeft, concurrencyOf, concurrencyOfAll, TOTALS } from './stream-batches.ts';

/** How often each activity happened in one second. */
export type Counts = Readonly<Record<string, number>>;

/** REFUSES: what is above it fails, and somebody has to try again. DELAYS: it waits. */
export type Effect = 'REFUSES' | 'DELAYS';

/** Something that can run out, and how much of it one second needs. */
export type Limit = {
  name: string;
  value: number;
  unit: string;
  raise: string | undefined;
  effect: Effect;
  /** Writes of tables: of these none may be refused. */
  isWrite: boolean;
  demand: (counts: Counts, random: Random) => number;
};

/** Settings of the account and its tables. */
export type Settings = { warmWrites: number; warmReads: number; concurrency: number };

/** As AWS hands it out, and as docs/capacity.md says to prepare it for such an event. */
export const NEW_ACCOUNT: Settings = {
  warmWrites: QUOTAS.tableWrites.value,
  warmReads: QUOTAS.tableReads.value,
  concurrency: QUOTAS.lambdaConcurrency.value,
};
export const PREPARED_ACCOUNT: Settings = { warmWrites: 8_000, warmReads: 12_000, concurrency: 3_000 };

/** A KB for a second is far below the 1,500 that one token stands for: so every operation of ours takes one. */
const TOKEN_KILOBYTE_SECONDS = 1_500;
/** Partitions of a table that may take the writes of a new one: its stream has as many shards, each read by one invocation at a time. */
const shardsOf = ({ warmWrites }: Settings): number => Math.max(1, Math.ceil(warmWrites / QUOTAS.partitionWrites.value));
/** From here on more attempts fail than go through. */
const MOST_CONFLICTS = 0.5;

const quota = (name: QuotaName): Pick<Quota, 'unit' | 'raise'> & { value: number } => QUOTAS[name];

type Per = (units: UnitsOfActivity) => number;

const tokensOf: Per = ({ operations }) =>
  Object.values(operations).reduce((sum, { count, bytes, milliseconds }) => {
    const kilobyteSeconds = ((bytes / count / 1024) * (milliseconds / count)) / 1000;
    return sum + count * Math.max(1, Math.ceil(kilobyteSeconds / TOKEN_KILOBYTE_SECONDS));
  }, 0);

const outboundOf: Per = ({ subscriptions }) =>
  Object.entries(subscriptions).reduce((sum, [field, { messageUnits }]) => sum + messageUnits * watchersOf(field, EVENT_CAPACITY), 0);

const openedOf: Per = ({ connects, subscriptions }) => Object.values(subscriptions).reduce((sum, { opened }) => sum + opened, connects);

/** All limits that the measured activities can meet. */
export const limitsOf = (measured: Units, settings: Settings = NEW_ACCOUNT): Limit[] => {
  const { activities, deployed } = measured;
  const shards = shardsOf(settings);
  const total =
    (per: Per) =>
    (counts: Counts): number =>
      Object.entries(counts).reduce((sum, [name, count]) => {
        const units = activities[name];
        return units && count > 0 ? sum + count * per(units) : sum;
      }, 0);
  const limit = (name: string, of: QuotaName, demand: Limit['demand'], changes: Partial<Limit> = {}): Limit => ({
    ...{ name, ...quota(of), effect: 'REFUSES', isWrite: false, demand },
    ...changes,
  });
  const capacityOf =
    (table: string, figure: keyof Capacity): Per =>
    ({ tables }) =>
      tables[table]?.[figure] ?? 0;
  const sharedOf =
    (table: string, figure: keyof Capacity): Per =>
    ({ sharedKeys }) =>
      sharedKeys[table]?.[figure] ?? 0;

  const tables = [...new Set(Object.values(activities).flatMap((units) => Object.keys(units.tables)))].sort();
  const shared = [...new Set(Object.values(activities).flatMap(({ sharedKeys }) => Object.keys(sharedKeys)))].sort();

  /** Writes of the row of totals that full batches do without. */
  const savedByBatches = (table: string): ((counts: Counts) => number) => {
    if (table !== TOTALS.table) return () => 0;
    const all = total(sharedOf(table, 'writeUnits'));
    return (counts) => all(counts) * (1 - batchesLeft(measured, TOTALS.writers, shards, counts));
  };

  const ofTable = (table: string): Limit[] => {
    const [all, reads] = [total(capacityOf(table, 'writeUnits')), total(capacityOf(table, 'readUnits'))];
    const saved = savedByBatches(table);
    const writes = (counts: Counts): number => all(counts) - saved(counts);
    const keys = INDEX_KEYS[table];
    const most = deployed.maximums[table] ?? {};
    return [
      limit(`${table}: writes`, 'tableWrites', writes, { isWrite: true, value: Math.min(settings.warmWrites, most.writes ?? Infinity) }),
      limit(`${table}: reads`, 'tableReads', reads, { value: Math.min(settings.warmReads, most.reads ?? Infinity) }),
      ...(keys === undefined
        ? []
        : [
            limit(
              `${table}: writes of its busiest key`,
              'partitionWrites',
              (counts, random) => mostAtOnePlace(writes(counts), keys, random),
              {
                isWrite: true,
              },
            ),
          ]),
    ];
  };
  const ofSharedRow = (table: string): Limit[] => {
    const rows = SHARED_ROWS[table] ?? 1;
    const at = (figure: keyof Capacity): Limit['demand'] => {
      const all = total(sharedOf(table, figure));
      const saved = savedByBatches(table);
      const needed = (counts: Counts): number => all(counts) - (figure === 'writeUnits' ? saved(counts) : 0);
      return (counts, random) => (rows === 1 ? needed(counts) : mostAtOnePlace(needed(counts), rows, random));
    };
    return [
      limit(`${table}: writes of one row`, 'partitionWrites', at('writeUnits'), { isWrite: true }),
      limit(`${table}: reads of one row`, 'partitionReads', at('readUnits')),
    ];
  };
  const ofStream = ([name, { table }]: [string, { table: string }]): Limit => ({
    ...{ name: `${name}: shards of the stream of ${table}`, value: shards, unit: 'invocations at once', effect: 'DELAYS' },
    ...{ raise: 'the parallelization factor of the event source', isWrite: false },
    demand: (counts) => concurrencyOf(measured, name, counts),
  });
  const perRegistration = (counts: Counts): number => counts['register'] ?? 0;

  return [
    limit('AppSync: requests', 'appSyncTokens', total(tokensOf)),
    limit(
      'AppSync: new connections',
      'appSyncConnections',
      total(({ connects }) => connects),
    ),
    limit('AppSync: messages from clients', 'appSyncInbound', total(openedOf)),
    limit('AppSync: messages to clients', 'appSyncOutbound', total(outboundOf)),
    limit('Lambda: all functions', 'lambdaConcurrency', (counts) => concurrencyOfAll(measured, shards, counts), {
      value: settings.concurrency,
    }),
    limit(
      'SNS: publications',
      'snsPublications',
      total(({ publications }) => publications),
    ),
    limit(
      'SES: e-mails',
      'emails',
      total(({ emails }) => emails.count),
      { effect: 'DELAYS' },
    ),
    {
      ...{ name: 'Seat counters: attempts that meet another', value: MOST_CONFLICTS, unit: 'of all attempts', raise: undefined },
      ...{ effect: 'REFUSES', isWrite: true },
      demand: (counts) => conflictChance({ perSecond: perRegistration(counts), rows: SEAT_COUNTERS, seconds: TRANSACTION_SECONDS }),
    },
    limit(
      'Seat counters: writes of the busiest',
      'partitionWrites',
      (counts, random) => {
        const chance = conflictChance({ perSecond: perRegistration(counts), rows: SEAT_COUNTERS, seconds: TRANSACTION_SECONDS });
        const attempts = perRegistration(counts) * Math.min(100, attemptsEach(chance));
        return mostAtOnePlace(attempts, SEAT_COUNTERS, random) * 2;
      },
      { isWrite: true },
    ),
    ...tables.flatMap(ofTable),
    ...shared.flatMap(ofSharedRow),
    ...Object.entries(deployed.streams).map(ofStream),
  ];
};

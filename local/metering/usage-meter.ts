import { smsParts } from '../../amplify/functions/notices/sms/sms-parts.ts';
import type { Meter, MeteredUnit, OutboxMessage } from '../ports.ts';

export type Capacity = { readUnits: number; writeUnits: number };

/** What was counted, by what AWS bills. Names are physical ones: of tables, functions, fields. */
export type Usage = {
  /** Queries and mutations by field. */
  operations: Record<string, { count: number; bytes: number; milliseconds: number }>;
  connects: number;
  /** Subscriptions that were opened, and messages that went to them: one each, in units of 5 KB. */
  subscriptions: Record<string, { opened: number; messages: number; messageUnits: number }>;
  /** By table, and by `<table>/<index>`. */
  tables: Record<string, Capacity & { calls: number }>;
  /** Of the partition key of each table that had most: tells a row that everyone needs from rows of one guest each. */
  hottestKeys: Record<string, Capacity>;
  functions: Record<string, { count: number; milliseconds: number; gigabyteSeconds: number; logBytes: number }>;
  emails: { count: number; bytes: number };
  texts: { count: number; parts: number };
  /** Messages to topics of SNS. */
  publications: number;
};

/** https://aws.amazon.com/appsync/pricing/: real-time updates are metered in increments of 5 KB. */
const MESSAGE_UNIT_BYTES = 5 * 1024;
const FUNCTION_LOG = 'lambda/';

const nothing = (): Usage => ({
  operations: {},
  connects: 0,
  subscriptions: {},
  tables: {},
  hottestKeys: {},
  functions: {},
  emails: { count: 0, bytes: 0 },
  texts: { count: 0, parts: 0 },
  publications: 0,
});

/** Adds amounts to a counter of several figures, which begins at zero. */
const add = <Figures extends Record<string, number>>(counters: Record<string, Figures>, name: string, amounts: Figures): void => {
  const before = counters[name];
  counters[name] = before
    ? (Object.fromEntries(Object.entries(amounts).map(([figure, amount]) => [figure, (before[figure] ?? 0) + amount])) as Figures)
    : amounts;
};

/** Adds up what the services of one sandbox count. */
export class UsageMeter implements Meter {
  #usage = nothing();
  #keys = new Map<string, Record<string, Capacity>>();
  /** Rises with every unit: two equal readings some time apart say that nothing happened in between. */
  #units = 0;
  #running = 0;

  get units(): number {
    return this.#units;
  }

  /** Functions that have begun and not ended: while there is one, more will be counted. */
  get running(): number {
    return this.#running;
  }

  count(unit: MeteredUnit): void {
    this.#units += 1;
    const usage = this.#usage;
    switch (unit.kind) {
      case 'OPERATION':
        return add(usage.operations, unit.field, { count: 1, bytes: unit.bytes, milliseconds: unit.milliseconds });
      case 'CONNECT':
        usage.connects += 1;
        return;
      case 'SUBSCRIBE':
        return add(usage.subscriptions, unit.field, { opened: 1, messages: 0, messageUnits: 0 });
      case 'DELIVERY':
        return add(usage.subscriptions, unit.field, {
          opened: 0,
          messages: 1,
          messageUnits: Math.ceil(unit.bytes / MESSAGE_UNIT_BYTES),
        });
      case 'CAPACITY':
        return this.#addCapacity(unit);
      case 'INVOKED':
        this.#running += 1;
        return;
      case 'INVOCATION':
        this.#running -= 1;
        return add(usage.functions, unit.function, {
          count: 1,
          milliseconds: unit.milliseconds,
          gigabyteSeconds: (Math.ceil(unit.milliseconds) / 1000) * (unit.memoryMb / 1024),
          logBytes: 0,
        });
      case 'LOG':
        if (!unit.source.startsWith(FUNCTION_LOG)) return;
        return add(usage.functions, unit.source.slice(FUNCTION_LOG.length), {
          ...{ count: 0, milliseconds: 0, gigabyteSeconds: 0 },
          logBytes: unit.bytes,
        });
    }
  }

  /** For the outbox's listener: what left the sandbox for people and topics. */
  countMessage({ channel, raw, text }: OutboxMessage): void {
    this.#units += 1;
    const { emails, texts } = this.#usage;
    if (channel === 'SNS') this.#usage.publications += 1;
    if (channel === 'EMAIL') {
      emails.count += 1;
      emails.bytes += Buffer.byteLength(raw ?? '');
    }
    if (channel === 'SMS') {
      texts.count += 1;
      texts.parts += smsParts(text ?? '');
    }
  }

  /** What was counted since the last time, and begins anew. */
  take(): Usage {
    const hottestKeys = Object.fromEntries([...this.#keys].map(([table, keys]) => [table, hottest(Object.values(keys))]));
    const usage = { ...this.#usage, hottestKeys };
    this.#usage = nothing();
    this.#keys = new Map();
    return usage;
  }

  #addCapacity({ table, index, key, readUnits, writeUnits }: Extract<MeteredUnit, { kind: 'CAPACITY' }>): void {
    add(this.#usage.tables, index === undefined ? table : `${table}/${index}`, { readUnits, writeUnits, calls: 1 });
    if (key === undefined) return;
    const keys = this.#keys.get(table) ?? {};
    add(keys, key, { readUnits, writeUnits });
    this.#keys.set(table, keys);
  }
}

/** Reads and writes each by themselves: one row may be read by all, another written. */
const hottest = (keys: readonly Capacity[]): Capacity => ({
  readUnits: Math.max(0, ...keys.map((key) => key.readUnits)),
  writeUnits: Math.max(0, ...keys.map((key) => key.writeUnits)),
});

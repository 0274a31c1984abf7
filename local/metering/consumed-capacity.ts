import type { MeteredUnit } from '../ports.ts';
import { writeUnits } from './capacity-rules.ts';
import { type Item, itemBytes } from './item-size.ts';

type Json = Record<string, unknown>;
type CapacityUnit = Extract<MeteredUnit, { kind: 'CAPACITY' }>;
type Consumed = { TableName: string; CapacityUnits?: number; Table?: Part; GlobalSecondaryIndexes?: Record<string, Part> };
type Part = { CapacityUnits?: number };

/** One call to DynamoDB and its answer, as they came over the wire. */
export type Exchange = { operation: string; input: Json; status: number; answer: Json };

/** Name of the partition key of a table. */
export type KeyNames = ReadonlyMap<string, string>;

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);
const READS = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems']);

/** Whether an operation consumes capacity and can report it. */
export const consumesCapacity = (operation: string): boolean => WRITES.has(operation) || READS.has(operation);

type Touched = { table: string; key: string | undefined };

/** The items that a call names, with the value of their partition key. Queries name none. */
const touchedItems = ({ operation, input }: Exchange, keyNames: KeyNames): Touched[] => {
  const touch = (table: string, item: unknown): Touched => {
    const value = (item as Item | undefined)?.[keyNames.get(table) ?? ''];
    return { table, key: value?.S ?? value?.N };
  };
  const one = (part: Json): Touched => touch(String(part['TableName']), part['Key'] ?? part['Item']);
  const requests = Object.entries((input['RequestItems'] ?? {}) as Record<string, unknown>);
  switch (operation) {
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return [one(input)];
    case 'BatchGetItem':
      return requests.flatMap(([table, request]) => ((request as Json)['Keys'] as Item[]).map((key) => touch(table, key)));
    case 'BatchWriteItem':
      return requests.flatMap(([table, writes]) =>
        (writes as Record<string, Json>[]).flatMap((write) =>
          Object.values(write).map((request) => touch(table, request['Item'] ?? request['Key'])),
        ),
      );
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return (input['TransactItems'] as Record<string, Json>[]).flatMap((item) => Object.values(item).map(one));
    default:
      return [];
  }
};

const isWrite = (operation: string): boolean => WRITES.has(operation);

const unitsOf = (operation: string, units: number) =>
  isWrite(operation) ? { readUnits: 0, writeUnits: units } : { readUnits: units, writeUnits: 0 };

/** What one table reports, its own units spread over the items of the call, those of its indexes as they are. */
const reportedUnits = (exchange: Exchange, consumed: Consumed, touched: readonly Touched[]): CapacityUnit[] => {
  const { TableName: table, GlobalSecondaryIndexes: indexes = {} } = consumed;
  const own = consumed.Table?.CapacityUnits ?? consumed.CapacityUnits ?? 0;
  const items = touched.filter((item) => item.table === table);
  const parts: CapacityUnit[] = items.map(({ key }) => ({
    kind: 'CAPACITY',
    table,
    key,
    ...unitsOf(exchange.operation, own / items.length),
  }));
  if (items.length === 0 && own > 0) parts.push({ kind: 'CAPACITY', table, ...unitsOf(exchange.operation, own) });
  for (const [index, { CapacityUnits = 0 }] of Object.entries(indexes)) {
    if (CapacityUnits > 0) parts.push({ kind: 'CAPACITY', table, index, ...unitsOf(exchange.operation, CapacityUnits) });
  }
  return parts;
};

/** A write whose condition did not hold is billed by the item that was there, and reported by nobody. */
const refusedUnits = ({ operation, answer }: Exchange, touched: readonly Touched[]): CapacityUnit[] => {
  const type = String(answer['__type'] ?? '');
  const isRefused = type.endsWith('ConditionalCheckFailedException') || type.endsWith('TransactionCanceledException');
  if (!isRefused || !isWrite(operation)) return [];
  const isTransaction = operation === 'TransactWriteItems';
  const there = (answer['Item'] ?? {}) as Item;
  const units = writeUnits(isTransaction ? 0 : itemBytes(there), { isTransaction });
  return touched.map(({ table, key }) => ({ kind: 'CAPACITY', table, key, readUnits: 0, writeUnits: units }));
};

/** The capacity that a call consumed. Its answer has to report that of indexes too (ReturnConsumedCapacity: INDEXES). */
export const consumedCapacity = (exchange: Exchange, keyNames: KeyNames): CapacityUnit[] => {
  const touched = touchedItems(exchange, keyNames);
  if (exchange.status !== 200) return refusedUnits(exchange, touched);
  const consumed = exchange.answer['ConsumedCapacity'];
  const reports = (Array.isArray(consumed) ? consumed : consumed ? [consumed] : []) as Consumed[];
  return reports.flatMap((report) => reportedUnits(exchange, report, touched));
};

import type { Table } from '../cloud-assembly/local-backend.ts';
import type { MeteredUnit } from '../ports.ts';
import { type IndexEntry, indexWriteUnits, writeUnits } from './capacity-rules.ts';
import { type Item, itemBytes } from './item-size.ts';

type CapacityUnit = Extract<MeteredUnit, { kind: 'CAPACITY' }>;
type Index = Table['globalSecondaryIndexes'][number];

/** An item of a transaction as it was and as it is; undefined where it was not there, or is gone. */
export type Written = { table: Table; key: Item; before: Item | undefined; after: Item | undefined };

const keyAttributes = ({ key }: Pick<Table, 'key'>): string[] => [key.hash.name, ...(key.range ? [key.range.name] : [])];

const only = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));

const entryOf = (table: Table, index: Index, item: Item | undefined): IndexEntry | undefined => {
  const indexKey = keyAttributes(index);
  if (!item || indexKey.some((name) => item[name] === undefined)) return undefined;
  const { type, nonKeyAttributes } = index.projection;
  const projected = type === 'ALL' ? item : only(item, [...new Set([...keyAttributes(table), ...indexKey, ...nonKeyAttributes])]);
  return { key: JSON.stringify(only(item, indexKey)), bytes: itemBytes(projected), content: JSON.stringify(projected) };
};

/**
 * What an item of a transaction consumes: twice the larger of before and after in its table, and a plain write for each entry of an index
 * that comes, goes or changes, since indexes follow what was committed. DynamoDB Local reports four times a plain write for both.
 */
export const transactionUnits = ({ table, key, before, after }: Written): CapacityUnit[] => {
  const value = key[table.key.hash.name];
  const bytes = Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0);
  const own: CapacityUnit = {
    ...{ kind: 'CAPACITY', table: table.name, key: value?.S ?? value?.N },
    ...{ readUnits: 0, writeUnits: writeUnits(bytes, { isTransaction: true }) },
  };
  const indexes = table.globalSecondaryIndexes.map((index): CapacityUnit => ({
    ...{ kind: 'CAPACITY', table: table.name, index: index.name, readUnits: 0 },
    writeUnits: indexWriteUnits(entryOf(table, index, before), entryOf(table, index, after)),
  }));
  return [own, ...indexes.filter((unit) => unit.writeUnits > 0)];
};

type Action = { TableName: string; Key?: Item; Item?: Item };

/** The items that a TransactWriteItems names, each by its key. */
export const itemsOfTransaction = (
  input: Record<string, unknown>,
  tables: ReadonlyMap<string, Table>,
): Omit<Written, 'before' | 'after'>[] =>
  (input['TransactItems'] as Record<string, Action>[]).flatMap((item) =>
    Object.values(item).flatMap((action) => {
      const table = tables.get(action.TableName);
      return table ? [{ table, key: action.Key ?? only(action.Item ?? {}, keyAttributes(table)) }] : [];
    }),
  );

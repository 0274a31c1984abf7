/**
 * Capacity units by the documented rules, for what the engine does not report and as a check of what it does.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */

const WRITE_BYTES = 1024;
const READ_BYTES = 4096;
/** A transaction prepares every item and then commits it. */
const TRANSACTION_FACTOR = 2;

/** @param bytes - of the larger of the item before and after. An item that is not there costs as much as the smallest. */
export const writeUnits = (bytes: number, { isTransaction = false } = {}): number =>
  Math.max(1, Math.ceil(bytes / WRITE_BYTES)) * (isTransaction ? TRANSACTION_FACTOR : 1);

type Reading = { isConsistent?: boolean; isTransaction?: boolean };

/** @param bytes - of one item, or of all items that a query read: those are added up before they are rounded. */
export const readUnits = (bytes: number, { isConsistent = false, isTransaction = false }: Reading = {}): number => {
  const units = Math.max(1, Math.ceil(bytes / READ_BYTES));
  if (isTransaction) return units * TRANSACTION_FACTOR;
  return isConsistent ? units : units / 2;
};

/** An index entry before and after a write of its item; undefined where the item is not in the index. */
export type IndexEntry = { key: string; bytes: number; content: string };

/** What a write of an item costs one of its indexes: nothing when its entry stays as it is, two writes when it moves. */
export const indexWriteUnits = (before: IndexEntry | undefined, after: IndexEntry | undefined): number => {
  if (!before || !after) return before || after ? writeUnits((before ?? after)?.bytes ?? 0) : 0;
  if (before.key !== after.key) return writeUnits(before.bytes) + writeUnits(after.bytes);
  return before.content === after.content ? 0 : writeUnits(Math.max(before.bytes, after.bytes));
};

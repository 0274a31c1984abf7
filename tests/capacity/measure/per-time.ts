import type { Capacity, Usage } from '../../../local/metering/usage-meter.ts';

/** Digits that are kept: units.json is read by people too. */
const DIGITS = 1e4;

/** What one time of an activity uses, with all that follows from it. */
export type UnitsOfActivity = Omit<Usage, 'hottestKeys'> & {
  times: number;
  /** Of one row that every time needs: by table. Rows of one guest, or spread over counters, are not among them. */
  sharedKeys: Record<string, Capacity>;
};

const divided = <Value>(value: Value, times: number): Value => {
  if (typeof value === 'number') return (Math.round((value / times) * DIGITS) / DIGITS) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, part]) => [name, divided<unknown>(part, times)]),
  ) as Value;
};

/** A key counts as shared when it was needed so often for every time of the activity. */
const SHARED_FROM = 0.5;

const shared = ({ readUnits, writeUnits }: Capacity, times: number): Capacity => ({
  readUnits: readUnits >= times * SHARED_FROM ? readUnits : 0,
  writeUnits: writeUnits >= times * SHARED_FROM ? writeUnits : 0,
});

/** Averages of one time. Where it happened once or twice nobody can tell what is shared, and nothing counts as that. */
export const perTime = ({ hottestKeys, ...usage }: Usage, times: number): UnitsOfActivity => {
  const keys = Object.entries(hottestKeys).map(([table, key]) => [table, shared(key, times)] as const);
  const sharedKeys = Object.fromEntries(times < 4 ? [] : keys.filter(([, key]) => key.readUnits > 0 || key.writeUnits > 0));
  return { times, ...divided({ ...usage, sharedKeys }, times) };
};

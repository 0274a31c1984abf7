import type { Usage } from '../../../local/metering/usage-meter.ts';

/** `Guest-<api>-NONE` is Guest, and CDK's `amplifyDataSeatTable0D3A0C4F` is SeatTable; an index keeps its name after the slash. */
export const tableName = (physical: string): string => {
  const [table = '', index] = physical.split('/');
  const name = /^(\w+)-\w+-NONE$/.exec(table)?.[1] ?? /(Seat|Entitlement|Notice|Stats)Table/.exec(table)?.[0] ?? table;
  return index === undefined ? name : `${name}/${index}`;
};

const renamed = <Value>(values: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [tableName(name), value]));

/** Names that are the same in every deployment. */
export const withShortNames = (usage: Usage): Usage => ({
  ...usage,
  tables: renamed(usage.tables),
  hottestKeys: renamed(usage.hottestKeys),
});

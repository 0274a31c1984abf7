/** Counters by row and name. What a thing adds to them follows from its row alone, so sums never depend on the way there. */
export type Totals = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Totals while they are being added up. */
export type Counts = Map<string, Map<string, number>>;

export const addTo = (counts: Counts, row: string, name: string, amount: number): void => {
  const counters = counts.get(row) ?? new Map<string, number>();
  counters.set(name, (counters.get(name) ?? 0) + amount);
  counts.set(row, counters);
};

/** Adds totals up. Counters that come to nothing are left out, and so are rows without any. */
export const sumOf = (all: Iterable<Totals>): Totals => {
  const counts: Counts = new Map();
  for (const totals of all) {
    for (const [row, counters] of totals) for (const [name, amount] of counters) addTo(counts, row, name, amount);
  }
  for (const [row, counters] of counts) {
    for (const [name, amount] of counters) if (amount === 0) counters.delete(name);
    if (counters.size === 0) counts.delete(row);
  }
  return counts;
};

export const negative = (totals: Totals): Totals =>
  new Map([...totals].map(([row, counters]) => [row, new Map([...counters].map(([name, amount]) => [name, -amount]))]));

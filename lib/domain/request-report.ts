import { percentileOf } from './duration-histogram.ts';
import { centsOf, histogramsOf, subjectOfRow, UNPAID } from './request-stats.ts';

/** A row of totals as it is stored. `name` is that of an item. */
export type TotalsRow = { key: string; name?: string | undefined; counters: ReadonlyMap<string, number> };

/** Seconds are absent until there is a request to measure. */
export type AreaNumbers = {
  area: string;
  open: number;
  claimed: number;
  fulfilled: number;
  cancelled: number;
  declined: number;
  medianSecondsToClaim?: number | undefined;
  p95SecondsToClaim?: number | undefined;
  medianSecondsToFulfil?: number | undefined;
  p95SecondsToFulfil?: number | undefined;
};

export type ItemNumbers = { itemId: string; name: string; area: string; ordered: number; fulfilled: number };

/** `method` is absent for what is not paid yet. Whole cents. */
export type CentsByMethod = { itemId: string; area: string; method?: string | undefined; cents: number };

export type RequestReport = { areas: AreaNumbers[]; items: ItemNumbers[]; payments: CentsByMethod[] };

/** The numbers of an event from its rows of totals: areas by id, items busiest first. What comes to nothing is left out. */
export const reportOf = (rows: readonly TotalsRow[]): RequestReport => {
  const report: RequestReport = { areas: [], items: [], payments: [] };
  for (const { key, name = '', counters } of rows) {
    const subject = subjectOfRow(key);
    if (!subject) continue;
    const { area, itemId } = subject;
    if (!itemId) {
      report.areas.push(areaNumbers(area, counters));
      continue;
    }
    const ordered = counters.get('ordered') ?? 0;
    if (ordered !== 0) report.items.push({ itemId, name, area, ordered, fulfilled: counters.get('fulfilled') ?? 0 });
    for (const [method, cents] of centsOf(counters)) {
      if (cents !== 0) report.payments.push({ itemId, area, method: method === UNPAID ? undefined : method, cents });
    }
  }
  report.areas.sort((a, b) => a.area.localeCompare(b.area, 'en'));
  report.items.sort((a, b) => b.ordered - a.ordered || a.name.localeCompare(b.name, 'en') || a.area.localeCompare(b.area, 'en'));
  return report;
};

const areaNumbers = (area: string, counters: ReadonlyMap<string, number>): AreaNumbers => {
  const { toClaim, toFulfil } = histogramsOf(counters);
  return {
    area,
    open: counters.get('OPEN') ?? 0,
    claimed: counters.get('CLAIMED') ?? 0,
    fulfilled: counters.get('FULFILLED') ?? 0,
    cancelled: counters.get('CANCELLED') ?? 0,
    declined: counters.get('DECLINED') ?? 0,
    medianSecondsToClaim: percentileOf(toClaim, 0.5),
    p95SecondsToClaim: percentileOf(toClaim, 0.95),
    medianSecondsToFulfil: percentileOf(toFulfil, 0.5),
    p95SecondsToFulfil: percentileOf(toFulfil, 0.95),
  };
};

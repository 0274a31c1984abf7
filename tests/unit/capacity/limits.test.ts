import { describe, expect, it } from 'vitest';
import { findLimits } from '../../capacity/model/find-limits.ts';
import { limitsOf, NEW_ACCOUNT } from '../../capacity/model/limits.ts';
import { simulate } from '../../capacity/model/simulate-second-by-second.ts';
import { seeded } from '../../simulation/seeded.ts';
import { anActivity, measured } from './measured-units.ts';

const units = measured(
  {
    'check in': anActivity({
      operations: { checkIn: { count: 1, bytes: 500, milliseconds: 10 } },
      tables: {
        Guest: { readUnits: 0, writeUnits: 1, calls: 1 },
        CheckIn: { readUnits: 1, writeUnits: 1, calls: 1 },
        'CheckIn/byReceivedAt': { readUnits: 0, writeUnits: 1, calls: 1 },
        Event: { readUnits: 1, writeUnits: 0, calls: 1 },
      },
      sharedKeys: { Event: { readUnits: 1, writeUnits: 0 } },
      emails: { count: 1, bytes: 1000 },
    }),
    register: anActivity({
      tables: { Guest: { readUnits: 0, writeUnits: 4, calls: 1 } },
      functions: { registration: { count: 1, milliseconds: 100, gigabyteSeconds: 0.05, logBytes: 0 } },
    }),
  },
  { 'confirm-registration': { table: 'Guest', batchSize: 25 } },
);
const limits = limitsOf(units);
const demandOf = (name: string, counts: Record<string, number>): number | undefined =>
  limits.find((limit) => limit.name === name)?.demand(counts, seeded(1));

describe('limits', () => {
  it('need of each second what its activities use', () => {
    const counts = { 'check in': 1_000, register: 300 };
    expect(demandOf('AppSync: requests', counts)).toBe(1_000);
    expect(demandOf('Guest: writes', counts)).toBe(1_000 + 4 * 300);
    expect(demandOf('Event: reads of one row', counts)).toBe(1_000);
    expect(demandOf('Lambda: all functions', counts)).toBe(30);
  });

  it('look at the busiest of the keys that an index is spread over', () => {
    const busiest = demandOf('CheckIn/byReceivedAt: writes of its busiest key', { 'check in': 1_600 }) ?? 0;
    expect(busiest).toBeGreaterThan(100);
    expect(busiest).toBeLessThan(200);
  });

  it('take a warmed table to carry more', () => {
    const warm = limitsOf(units, { ...NEW_ACCOUNT, warmWrites: 8_000 });
    expect(warm.find(({ name }) => name === 'Guest: writes')?.value).toBe(8_000);
    expect(warm.find(({ name }) => name.startsWith('confirm-registration'))?.value).toBe(8);
  });
});

describe('functions behind streams', () => {
  const totals = measured(
    {
      register: anActivity({
        tables: { StatsTable: { readUnits: 0, writeUnits: 6, calls: 1 } },
        sharedKeys: { StatsTable: { readUnits: 0, writeUnits: 4 } },
        functions: { 'aggregate-notices': { count: 1, milliseconds: 100, gigabyteSeconds: 0.05, logBytes: 0 } },
      }),
    },
    { 'aggregate-notices': { table: 'NoticeTable', batchSize: 100 } },
  );
  const demand = (name: string, registrations: number): number | undefined =>
    limitsOf(totals)
      .find((limit) => limit.name === name)
      ?.demand({ register: registrations }, seeded(1));

  it('write totals once for each batch, and no more batches than the shards take', () => {
    // Four shards take forty invocations of 100 ms in a second.
    expect(demand('StatsTable: writes of one row', 20)).toBe(80);
    expect(demand('StatsTable: writes of one row', 400)).toBeCloseTo(160, 6);
    expect(demand('StatsTable: writes', 400)).toBeCloseTo(400 * 2 + 160, 6);
  });

  it('never run in more invocations at once than there are shards', () => {
    expect(demand('Lambda: all functions', 20)).toBe(2);
    expect(demand('Lambda: all functions', 400)).toBe(4);
  });
});

describe('the simulation', () => {
  const at = (checkIns: number) => simulate(limits, { rates: { 'check in': checkIns }, seconds: 30, seed: 1 });
  const strainOf = (checkIns: number, name: string) => at(checkIns).find(({ limit }) => limit.name === name);

  it('is above no limit that the rates keep away from', () => {
    expect(strainOf(1_000, 'Event: reads of one row')).toMatchObject({ above: 0, secondsAbove: 0 });
  });

  it('counts what was above a limit, and for how long', () => {
    const strain = strainOf(4_000, 'Event: reads of one row');
    expect(strain?.secondsAbove).toBe(30);
    expect(strain?.above).toBeGreaterThan(900 * 30);
    expect(strain?.mean).toBeGreaterThan(3_900);
  });

  it('is the same again with the same seed', () => {
    const figures = () => at(500).map(({ limit, peak, mean }) => [limit.name, peak, mean]);
    expect(figures()).toEqual(figures());
  });

  it('names limits in the order in which rising rates meet them', () => {
    const met = findLimits(limits, { checkIns: 1_000, registrations: 0, seconds: 10, seed: 1 });
    const names = met.map(({ limit }) => limit.name);
    expect(names[0]).toBe('SES: e-mails');
    expect(names.indexOf('Event: reads of one row')).toBeLessThan(names.indexOf('Guest: writes'));
    expect(met.map(({ factor }) => factor)).toEqual(met.map(({ factor }) => factor).sort((one, other) => one - other));
    const event = met.find(({ limit }) => limit.name === 'Event: reads of one row');
    expect(event?.checkIns).toBeGreaterThan(2_700);
    expect(event?.checkIns).toBeLessThan(3_060);
  });
});

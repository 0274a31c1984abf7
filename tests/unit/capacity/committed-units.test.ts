import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { INDEX_KEYS, SHARED_ROWS } from '../../capacity/model/spread-keys.ts';
import { PER_EVENT, PER_GUEST, PER_STAFF } from '../../capacity/price/mix.ts';
import { byService, priceEvent } from '../../capacity/price/price-event.ts';
import { TARGET_DOLLARS_PER_GUEST, TARGET_GUESTS } from '../../capacity/price/report-cost.ts';
import { ratesAt } from '../../capacity/model/doors-open.ts';
import { readUnits } from '../../capacity/units.ts';

const units = readUnits();
const largest = priceEvent(units, TARGET_GUESTS);

describe('the measured units', () => {
  it('price a huge event below its target, without accounts and text messages', () => {
    expect(largest.perGuest).toBeLessThan(TARGET_DOLLARS_PER_GUEST);
  });

  it('are those that docs/cost.md was written from', () => {
    const document = readFileSync(new URL('../../../docs/cost.md', import.meta.url), 'utf8');
    expect(document).toContain(`**$${largest.perGuest.toFixed(5)}**`);
  });

  it('hold every activity of the mix and of the rush at the doors', () => {
    const needed = [PER_GUEST, PER_STAFF, PER_EVENT, ratesAt({ checkIns: 1, registrations: 1 })].flatMap((times) => Object.keys(times));
    expect(needed.filter((name) => !(name in units.activities))).toEqual([]);
  });

  it('know every index and table whose keys the model spreads', () => {
    const known = new Set(units.deployed.tables);
    expect([...Object.keys(INDEX_KEYS), ...Object.keys(SHARED_ROWS)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('add up to the bill, service by service', () => {
    const sum = [...byService(largest).values()].reduce((total, dollars) => total + dollars, 0);
    expect(sum).toBeCloseTo(largest.total, 6);
  });
});

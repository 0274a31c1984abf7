import { describe, expect, it } from 'vitest';
import { deployedOf } from '../capacity/measure/deployed.ts';
import { readUnits } from '../capacity/units.ts';
import type { BranchAssembly } from './branch-assembly.ts';

/** What the price and the limits are reckoned from was measured on a backend: this one? If not: `npm run cost -- --measure`. */
export const measuredUnitsSuites = (branch: () => BranchAssembly): void => {
  describe('measured units', () => {
    const measured = readUnits().deployed;

    it('are of the operations, functions, tables and streams that are deployed', () => {
      const { operations, functions, tables, streams } = deployedOf(branch());
      expect(operations).toEqual(measured.operations);
      expect(functions).toEqual(measured.functions);
      expect(tables).toEqual(measured.tables);
      expect(streams).toEqual(measured.streams);
    });

    it('count what is paid for by the month, and the limits that are set, as they are deployed', () => {
      const { operations: _operations, functions: _functions, tables: _tables, streams: _streams, ...rest } = deployedOf(branch());
      expect(measured).toMatchObject(JSON.parse(JSON.stringify(rest)) as object);
    });
  });
};

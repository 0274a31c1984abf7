import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BranchAssembly } from './branch-assembly.ts';

/** As AWS counts them. */
const MEGABYTE = 1024 * 1024;

type GlobalTable = {
  BillingMode: string;
  WriteOnDemandThroughputSettings?: { MaxWriteRequestUnits: number };
  Replicas: { ReadOnDemandThroughputSettings?: { MaxReadRequestUnits: number } }[];
  GlobalSecondaryIndexes?: { IndexName: string; WriteOnDemandThroughputSettings?: { MaxWriteRequestUnits: number } }[];
  WarmThroughput?: unknown;
};

/** What the deployment takes at most, and what its functions weigh. */
export const capacitySuites = (assembly: () => BranchAssembly): void => {
  const ownFunctions = () => assembly().backend.functions.filter(({ environment }) => 'AMPLIFY_SSM_ENV_CONFIG' in environment);

  describe('Tables', () => {
    it('are billed by use, with a most that bounds the bill', () => {
      const tables = assembly().ofType('AWS::DynamoDB::GlobalTable');
      expect(tables).toHaveLength(4);
      for (const { Properties } of tables) {
        const table = Properties as GlobalTable;
        expect(table.BillingMode).toBe('PAY_PER_REQUEST');
        expect(table.WriteOnDemandThroughputSettings?.MaxWriteRequestUnits).toBeLessThanOrEqual(6_000);
        expect(table.Replicas[0]?.ReadOnDemandThroughputSettings?.MaxReadRequestUnits).toBeLessThanOrEqual(12_000);
        for (const index of table.GlobalSecondaryIndexes ?? [])
          // An index below its table would hold it back.
          expect(index.WriteOnDemandThroughputSettings, index.IndexName).toEqual(table.WriteOnDemandThroughputSettings);
      }
    });

    it('of models are billed by use too', () => {
      for (const { Properties } of assembly().ofType('Custom::AmplifyDynamoDBTable'))
        expect(Properties['billingMode']).toBe('PAY_PER_REQUEST');
    });

    it('are warmed, cached or reserved for by nobody who did not ask', () => {
      const text = JSON.stringify(assembly().templates);
      for (const word of ['WarmThroughput', 'AWS::AppSync::ApiCache', 'ReservedConcurrentExecutions']) expect(text).not.toContain(word);
    });
  });

  describe('Bundles', () => {
    it('are of every function, below a megabyte of code', () => {
      const sizes = ownFunctions().map(({ name, codePath }) => {
        const code = readdirSync(codePath).filter((file) => !file.endsWith('.map'));
        return { name, bytes: code.reduce((sum, file) => sum + statSync(join(codePath, file)).size, 0) };
      });
      expect(sizes.length).toBeGreaterThan(20);
      expect(sizes.filter(({ bytes }) => bytes >= MEGABYTE)).toEqual([]);
      for (const { name, bytes } of sizes) expect(bytes, name).toBeGreaterThan(10_000);
    });

    it('run on Arm, with their memory and time named', () => {
      for (const { Properties } of assembly().ofType('AWS::Lambda::Function')) {
        if (!JSON.stringify(Properties['Environment'] ?? {}).includes('AMPLIFY_SSM_ENV_CONFIG')) continue;
        expect(Properties['Architectures']).toEqual(['arm64']);
        expect(Properties['MemorySize']).toBeGreaterThanOrEqual(256);
        expect(Properties['Timeout']).toBeGreaterThanOrEqual(5);
      }
    });
  });
};

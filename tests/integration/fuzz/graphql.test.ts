import { expect, inject, it } from 'vitest';
import { runOverHttp } from '../../fuzz/over-http/run-over-http.ts';
import { testDoors } from '../../setup/test-doors.ts';

/** The short form of `npm run fuzz`. What other tests provoke in the background is not this one's to judge. */
it('answers two thousand malformed requests with errors that it knows, and tells nobody of another guest', async () => {
  const report = await runOverHttp({ doors: testDoors(inject('sandboxOutputs')), runs: 2_000, seed: 20_261_123 });

  expect(report.faults).toEqual([]);
  expect(report.runs).toBe(2_000);
  expect(report.outcomes).toMatchObject({ data: expect.any(Number) as number, INVALID_INPUT: expect.any(Number) as number });
});

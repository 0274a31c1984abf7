import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newDataFolder } from '../../setup/data-folder.ts';
import { simulateRush } from '../../simulation/simulate-rush.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

it('reconciles stock, entitlements, money and messages after a rush in which calls fail at every turn', { timeout: 300_000 }, async () => {
  const dataFolder = newDataFolder();
  try {
    const size = { guests: 60, staff: 8, seed: 7, minutes: 4, ordering: 1 };
    const result = await simulateRush({ ...size, root: ROOT, dataFolder, isThorough: false, say: () => undefined });
    expect(result.wrong).toEqual([]);
    expect(result.steps, JSON.stringify(result.refusals)).toBeGreaterThan(60);
    expect(result.faults.before).toBeGreaterThan(40);
    expect(result.faults.after).toBeGreaterThan(40);
    expect(result.faults.died).toBeGreaterThan(5);
    expect(result.faults.redelivered).toBeGreaterThan(10);
    expect(result.checked).toMatchObject({
      'no text message twice': expect.any(Number),
      'no announcement twice': expect.any(Number),
      'every change that is to be told has its notice': expect.any(Number),
      'left and taken are the stock': expect.any(Number),
      'the tab of each guest': expect.any(Number),
    });
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
});

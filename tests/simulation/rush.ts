/**
 * `npm run simulate:rush -- --guests 5000 --staff 100 --seed 1`: half an hour of requests with faults at every await of
 * those who consume them and send news of them. docs/simulation.md says what is checked, and holds the last result.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newDataFolder } from '../setup/data-folder.ts';
import { reportRush } from './report-rush.ts';
import { simulateRush } from './simulate-rush.ts';

const { values } = parseArgs({
  options: {
    guests: { type: 'string', default: '5000' },
    staff: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    ordering: { type: 'string', default: '0.35' },
  },
});

/** Simulated ones. */
const MINUTES = 30;

const numberOf = (name: keyof typeof values): number => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number above 0.`);
  return value;
};

const ordering = Number(values.ordering);
if (!(ordering > 0 && ordering <= 1)) throw new Error('--ordering takes the share of guests who order, above 0 and up to 1.');

const dataFolder = newDataFolder();
const startedAt = performance.now();
try {
  const result = await simulateRush({
    ...{ guests: numberOf('guests'), staff: numberOf('staff'), seed: numberOf('seed'), minutes: MINUTES, ordering },
    ...{ root: fileURLToPath(new URL('../..', import.meta.url)), dataFolder, isThorough: true },
    say: (text) => process.stdout.write(`${Math.round((performance.now() - startedAt) / 1000)} s  ${text}\n`),
  });
  await reportRush(result);
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}
process.exit();

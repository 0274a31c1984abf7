import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { excludedWhenDeployed } from './tests/setup/needs-sandbox.ts';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
// A fresh clone has no outputs yet, and no test may depend on those of a sandbox that happens to run.
const alias = { '@/amplify_outputs.json': `${root}/lib/data/outputs-missing.json`, '@': root };
const shared = { resolve: { alias } };

/** Against a backend that somebody else runs, only tests that need nothing but its public doors. tests/README.md */
const leftOut = process.env.USHER_TEST_OUTPUTS
  ? [...excludedWhenDeployed(Boolean(process.env.USHER_TEST_CONFORMANCE_OUTPUTS)).keys()].map((path) => path.replace(/\/$/, '/**'))
  : [];

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/setup/quiet-console.ts'],
          restoreMocks: true,
        },
      },
      {
        ...shared,
        test: { name: 'infra', include: ['tests/infra/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 300_000 },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...leftOut],
          globalSetup: ['tests/setup/sandbox.ts', 'tests/integration/conformance/setup/launcher.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/setup/site.ts'],
          testTimeout: 180_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});

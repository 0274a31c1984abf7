import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync, type BuildOptions } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const outputFolder = join(here, '..', '..', '.amplify', 'handlers');

/**
 * How a handler is gathered into one module before Amplify bundles it. Amplify's own bundler takes the CommonJS half of
 * every package, of which nothing can be left out: with the other half, and without the SDK's search for credentials, a
 * function is half as large and starts sooner.
 */
export const HANDLER_BUNDLING = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  charset: 'utf8',
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': join(here, 'runtime', 'lambda-credentials.ts') },
  minify: true,
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
} as const satisfies BuildOptions;

let isBundled = false;

/** The path of a function's handler, ready for `defineFunction`. All are bundled with the first: they share most of their code. */
export const bundledHandler = (name: string): string => {
  if (!isBundled) bundleAll();
  isBundled = true;
  return join(outputFolder, `${name}.mjs`);
};

const bundleAll = (): void => {
  const names = readdirSync(here).filter((folder) => existsSync(join(here, folder, 'handler.ts')));
  buildSync({
    ...HANDLER_BUNDLING,
    entryPoints: names.map((name) => ({ in: join(here, name, 'handler.ts'), out: name })),
    outdir: outputFolder,
  });
};

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
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
  alias: { '@aws-sdk/credential-provider-node': fileURLToPath(new URL('./runtime/lambda-credentials.ts', import.meta.url)) },
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
  const handlers = [here, join(here, '..', 'auth')].flatMap((folder) =>
    readdirSync(folder).map((name) => ({ in: join(folder, name, 'handler.ts'), out: name })),
  );
  const { outputFiles } = buildSync({
    ...HANDLER_BUNDLING,
    entryPoints: handlers.filter((handler) => existsSync(handler.in)),
    outdir: outputFolder,
    write: false,
  });
  mkdirSync(outputFolder, { recursive: true });
  for (const { path, contents } of outputFiles) replace(path, contents);
};

/** At once and only when it changed: another synthesis may be reading. */
const replace = (path: string, contents: Uint8Array): void => {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  const partial = `${path}.${process.pid}.partial`;
  writeFileSync(partial, contents);
  renameSync(partial, path);
};

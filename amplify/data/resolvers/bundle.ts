import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const outputFolder = join(here, '..', '..', '..', '.amplify', 'resolvers');

/**
 * Bundles one APPSYNC_JS resolver to plain JavaScript and gives the path that `a.handler.custom` uploads. Amplify
 * uploads the entry as it is (aws-amplify/amplify-backend#3157), so TypeScript and shared modules need this step.
 */
export const resolver = (name: string): string => {
  const outfile = join(outputFolder, `${name}.js`);
  mkdirSync(outputFolder, { recursive: true });
  buildSync({
    entryPoints: [join(here, `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'esnext',
    charset: 'utf8',
    external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
    logLevel: 'error',
  });
  return outfile;
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type BuildOptions, type Metafile } from 'esbuild';
import { HANDLER_BUNDLING } from '../../../amplify/functions/bundle-handlers.ts';

const IMPORT = /(?:import|export)\s+\{([^}]*)\}\s+from\s+'(@aws-sdk\/[^']+)'/g;

/** Our own modules of an entry, also those that it imports only when it needs them. */
const ownModules = ({ inputs }: Metafile, entry: string): string[] => {
  const loaded = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (loaded.has(path) || path.includes('node_modules/') || !inputs[path]) continue;
    loaded.add(path);
    waiting.push(...(inputs[path]?.imports ?? []).map((imported) => imported.path));
  }
  return [...loaded];
};

/** What of the AWS SDK a handler uses, by package. */
export const sdkImportsOf = (root: string, handler: string): Map<string, Set<string>> => {
  const { metafile } = buildSync({
    ...HANDLER_BUNDLING,
    entryPoints: [handler],
    absWorkingDir: root,
    write: false,
    metafile: true,
    outdir: root,
  });
  const found = new Map<string, Set<string>>();
  for (const path of ownModules(metafile, handler)) {
    for (const [, names = '', from = ''] of readFileSync(join(root, path), 'utf8').matchAll(IMPORT)) {
      const values = names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '));
      found.set(from, new Set([...(found.get(from) ?? []), ...values]));
    }
  }
  return found;
};

/** How Amplify bundles a function: https://github.com/aws-amplify/amplify-backend/blob/main/packages/backend-function/src/factory.ts */
const amplifyBundling = (root: string) =>
  ({
    bundle: true,
    minify: true,
    sourcemap: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    inject: [join(root, 'node_modules/@aws-amplify/backend-function/lib/lambda-shims/cjs_shim.js')],
    logLevel: 'error',
  }) as const satisfies BuildOptions;

/** Writes a handler that does nothing but load what of the AWS SDK it is given; bundled by Amplify's own settings, or first by ours as well. */
export const writeEmptyHandler = ({
  root,
  imports,
  file,
  isBundledAsOurs,
}: {
  root: string;
  imports: Map<string, Set<string>>;
  file: string;
  isBundledAsOurs: boolean;
}): void => {
  const names = [...imports.values()].flatMap((set) => [...set]);
  const lines = [...imports].map(([from, set]) => `import { ${[...set].join(', ')} } from '${from}';`);
  const contents = `${lines.join('\n')}\nexport const loaded = [${names.join(', ')}];\nexport const handler = async () => undefined;\n`;
  const stdin = { contents, resolveDir: root };
  if (!isBundledAsOurs) return void buildSync({ ...amplifyBundling(root), stdin, outfile: file });
  const gathered = `${file}.gathered.mjs`;
  buildSync({ ...HANDLER_BUNDLING, stdin, outfile: gathered });
  buildSync({ ...amplifyBundling(root), entryPoints: [gathered], outfile: file });
};

import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { contentSecurityPolicy, securityHeaders } from './app/security-headers.js';
import { placeWasm } from './components/kiosk/scanner/place-wasm.js';

placeWasm();

const isDevelopment = process.env.NODE_ENV !== 'production';
const root = import.meta.dirname;

/** A private copy of the sandbox (tests) names its own outputs and its own build folder. */
const outputsFile = resolve(root, process.env.USHER_OUTPUTS_FILE ?? 'amplify_outputs.json');
const outputs = existsSync(outputsFile) ? JSON.parse(readFileSync(outputsFile, 'utf8')) : undefined;
const policy = contentSecurityPolicy({ outputs, isDevelopment });

/** @type {import('next').NextConfig} */
const config = {
  ...privateBuild(process.env.USHER_NEXT_DIST),
  poweredByHeader: false,
  // The server of a deployed site does not have the build's environment.
  env: { USHER_SITE_URL: process.env.USHER_SITE_URL ?? '', USHER_CONTENT_POLICY: policy },
  allowedDevOrigins: ['127.0.0.1'],
  turbopack: { root, resolveAlias: { '@/amplify_outputs.json': outputsModule() } },
  headers: async () => [{ source: '/:path*', headers: securityHeaders(policy) }],
};

export default config;

/** Next writes the types of its build folder into the tsconfig it is given: a private build gets its own, so that ours stays as it is. */
function privateBuild(distDir) {
  if (!distDir) return {};
  const tsconfigPath = `${distDir}.tsconfig.json`;
  mkdirSync(dirname(join(root, tsconfigPath)), { recursive: true });
  if (!existsSync(join(root, tsconfigPath))) {
    const base = relative(dirname(join(root, tsconfigPath)), root) || '.';
    const include = ['next-env.d.ts', 'app/**/*.ts', 'app/**/*.tsx', 'lib/data/amplify-outputs.d.ts'].map((path) => `${base}/${path}`);
    writeFileSync(join(root, tsconfigPath), JSON.stringify({ extends: `${base}/tsconfig.json`, include, exclude: [] }));
  }
  // Its types were checked already: private builds are made by the tests, beside `npm run typecheck`.
  return { distDir, typescript: { tsconfigPath, ignoreBuildErrors: true } };
}

/** The bundler resolves nothing outside the project, so outputs from elsewhere are copied in. */
function outputsModule() {
  if (!outputs) return './lib/data/outputs-missing.json';
  const path = relative(root, outputsFile);
  if (!path.startsWith('..') && !isAbsolute(path)) return `./${path.split(sep).join('/')}`;
  const copy = join('.amplify', 'outputs', `${createHash('sha256').update(outputsFile).digest('hex').slice(0, 12)}.json`);
  mkdirSync(join(root, '.amplify', 'outputs'), { recursive: true });
  copyFileSync(outputsFile, join(root, copy));
  return `./${copy.split(sep).join('/')}`;
}

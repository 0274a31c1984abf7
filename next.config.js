import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { placeWasm } from './components/kiosk/scanner/place-wasm.js';

placeWasm();

const isDevelopment = process.env.NODE_ENV !== 'production';
const root = import.meta.dirname;

/** A private copy of the sandbox (tests) names its own outputs and its own build folder. */
const outputsFile = resolve(root, process.env.USHER_OUTPUTS_FILE ?? 'amplify_outputs.json');
const outputs = existsSync(outputsFile) ? JSON.parse(readFileSync(outputsFile, 'utf8')) : undefined;

/** @type {import('next').NextConfig} */
const config = {
  ...privateBuild(process.env.USHER_NEXT_DIST),
  poweredByHeader: false,
  // The server of a deployed site does not have the build's environment.
  env: { USHER_SITE_URL: process.env.USHER_SITE_URL ?? '' },
  allowedDevOrigins: ['127.0.0.1'],
  turbopack: { root, resolveAlias: { '@/amplify_outputs.json': outputsModule() } },
  headers: async () => [{ source: '/:path*', headers: securityHeaders() }],
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

function securityHeaders() {
  return [
    { key: 'Content-Security-Policy', value: contentSecurityPolicy() },
    { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), screen-wake-lock=(self)' },
    { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
    { key: 'X-Content-Type-Options', value: 'nosniff' },
    { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  ];
}

/**
 * Pages are static, so scripts cannot carry a nonce and Next's own inline scripts need 'unsafe-inline'; nothing is loaded from
 * another host. The QR reader is WebAssembly. Only development needs 'unsafe-eval' and the sandbox's ports.
 */
function contentSecurityPolicy() {
  return Object.entries({
    'default-src': ["'self'"],
    'script-src': ["'self'", "'unsafe-inline'", "'wasm-unsafe-eval'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': ["'self'", ...backendOrigins(), ...(isDevelopment ? ['http://localhost:*', 'ws://localhost:*'] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

/** Exactly the endpoints that the outputs name. */
function backendOrigins() {
  if (!outputs) return [];
  const local = outputs.custom?.local;
  const region = outputs.auth?.aws_region;
  const graphql = outputs.data?.url ? new URL(outputs.data.url) : undefined;
  const cognito = local
    ? [new URL(local.userPoolEndpoint).origin, new URL(local.identityPoolEndpoint).origin]
    : [`https://cognito-idp.${region}.amazonaws.com`, `https://cognito-identity.${region}.amazonaws.com`];
  const realtime = local
    ? [`ws://${graphql?.host}`, 'ws://localhost:*']
    : [`wss://${graphql?.host.replace('appsync-api', 'appsync-realtime-api')}`];
  const hostedSignIn = outputs.auth?.oauth?.domain ? [`https://${outputs.auth.oauth.domain}`] : [];
  return [...(graphql ? [graphql.origin, ...realtime] : []), ...cognito, ...hostedSignIn];
}

/** Stands in the policy where a page's own nonce goes; files have none. */
const NONCE = "'nonce-'";

/**
 * The content security policy, without a nonce: next.config.js sends it with every file, proxy.ts puts a fresh nonce in for each page.
 *
 * Scripts: our own files, and the inline ones that Next writes with the page's nonce; the QR reader is WebAssembly. Styles: our own
 * files and style elements with the nonce; style attributes cannot carry one, and Amplify UI and React set them. Connections:
 * exactly the endpoints that the outputs name. Only development needs 'unsafe-eval' and inline styles, for Next's own tools.
 */
export const contentSecurityPolicy = ({ outputs, isDevelopment }) =>
  Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", NONCE, "'wasm-unsafe-eval'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src': isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", NONCE],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'connect-src': ["'self'", ...backendOrigins(outputs), ...(isDevelopment ? ['http://localhost:*', 'ws://localhost:*'] : [])],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');

/** The policy of one page, or of a file when there is no nonce. */
export const withNonce = (policy, nonce) => policy.replaceAll(` ${NONCE}`, nonce ? ` 'nonce-${nonce}'` : '');

/** What every answer of the site carries, whatever it is. */
export const securityHeaders = (policy) => [
  { key: 'Content-Security-Policy', value: withNonce(policy) },
  { key: 'Permissions-Policy', value: PERMISSIONS.join(', ') },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  // Other sites get no handle on our windows, and none of our files.
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** A kiosk and a door need the camera and a screen that stays on; nothing needs the rest. */
const PERMISSIONS = [
  'camera=(self)',
  'screen-wake-lock=(self)',
  ...['accelerometer', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb'].map(
    (feature) => `${feature}=()`,
  ),
];

/** Exactly the endpoints that the outputs name. */
const backendOrigins = (outputs) => {
  if (!outputs) return [];
  const local = outputs.custom?.local;
  const region = outputs.auth?.aws_region;
  const graphql = outputs.data?.url ? new URL(outputs.data.url) : undefined;
  const cognito = local
    ? [new URL(local.userPoolEndpoint).origin, new URL(local.identityPoolEndpoint).origin]
    : [`https://cognito-idp.${region}.amazonaws.com`, `https://cognito-identity.${region}.amazonaws.com`];
  const realtime = local ? `ws://${graphql?.host}` : `wss://${graphql?.host.replace('appsync-api', 'appsync-realtime-api')}`;
  const hostedSignIn = outputs.auth?.oauth?.domain ? [`https://${outputs.auth.oauth.domain}`] : [];
  return [...new Set([...(graphql ? [graphql.origin, realtime] : []), ...cognito, ...hostedSignIn])];
};

import { NextResponse, type NextRequest } from 'next/server';
import { withNonce } from './app/security-headers.js';

/** As next.config.js made it from the backend's outputs when the site was built. */
const POLICY = process.env.USHER_CONTENT_POLICY ?? '';

/** Gives every page a nonce of its own. Next reads it from the policy of the request and puts it on its inline scripts. */
export const proxy = (request: NextRequest): NextResponse => {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = withNonce(POLICY, nonce);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
};

/** Files need no nonce; next.config.js sends theirs. */
export const config = { matcher: ['/((?!_next/static/|_next/image|icons/|wasm/|service-worker\\.js|manifest\\.webmanifest).*)'] };

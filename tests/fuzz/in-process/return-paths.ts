import fc from 'fast-check';
import { readReturnPath, signInHref } from '../../../components/auth/return-path.ts';
import { FuzzFault, fuzzTarget } from '../fuzz-target.ts';
import { hostileText } from '../hostile-values.ts';
import { nearText } from '../near-valid.ts';

const SITE = 'https://usher.example';
const piece = fc.constantFrom(
  '/',
  '//',
  '.',
  '..',
  '\\',
  '%2f',
  '%2e',
  '\t',
  '\n',
  '@',
  ':',
  '?',
  '#',
  'evil.example',
  'sign-in',
  'events',
  'https:',
);

/** After signing in, people land on this site and nowhere else, and not at the sign-in page again. */
export const returnPathTarget = fuzzTarget({
  name: 'next= of the sign-in page',
  share: 3,
  inputs: fc.oneof(
    { weight: 3, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')) },
    { weight: 2, arbitrary: nearText(fc.constantFrom('/events/ABCDEFGH?at=Table%201#top', '/me', '/staff'), '/\\.%@:?#') },
    { weight: 1, arbitrary: hostileText },
  ),
  judge: (wanted) => {
    const path = readReturnPath(new URLSearchParams(signInHref(wanted).split('?')[1]));
    const landing = new URL(path, `${SITE}/sign-in`);
    if (landing.origin !== SITE) throw new FuzzFault(`It leads away from the site: ${path}`);
    if (landing.pathname === '/sign-in') throw new FuzzFault('It leads back to the sign-in page.');
    return path === '/' ? 'start page' : 'path of the site';
  },
});

const PARAMETER = 'next';

/** The sign-in page's address, remembering where the person was going. */
export const signInHref = (returnTo: string, options: { isNew?: boolean } = {}): string => {
  const search = new URLSearchParams({ [PARAMETER]: returnTo });
  if (options.isNew) search.set('new', '1');
  return `/sign-in?${search}`;
};

/** Where to go after signing in: a path of this site, never another host. */
export const readReturnPath = (search: URLSearchParams): string => {
  const wanted = search.get(PARAMETER) ?? '/';
  const base = 'https://usher.invalid';
  if (!wanted.startsWith('/') || !URL.canParse(wanted, base)) return '/';
  const url = new URL(wanted, base);
  // A path that begins with two slashes, as `/..//host` has when it is resolved, would be another host to the browser.
  if (url.origin !== base || url.pathname.startsWith('//') || url.pathname === '/sign-in') return '/';
  return `${url.pathname}${url.search}${url.hash}`;
};

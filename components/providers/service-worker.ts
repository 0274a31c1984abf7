'use client';

import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

/** Pages with something to show without a network, whichever way they were opened. */
const OPENS_OFFLINE = [/^\/me$/, /^\/events\/[^/]+\/(ticket|order|requests|agenda|agenda\/[^/]+)$/, /^\/kiosk(\/|$)/];

/** Registers the worker that opens known pages offline. Not in development, whose files change without changing their names. */
export const useServiceWorker = (): void => {
  const pathname = usePathname();
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    void keepPage(pathname);
  }, [pathname]);
};

/**
 * Tells the worker what it has not seen: the files that loaded before it took over, and the page itself when a link led there
 * without loading it.
 */
const keepPage = async (pathname: string): Promise<void> => {
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const { origin } = location;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const files = loaded.filter((name) => name.startsWith(`${origin}/_next/static/`) || name.startsWith(`${origin}/icons/`));
  const pages = [pathname, ...pagesAfter(pathname)].filter((path) => OPENS_OFFLINE.some((pattern) => pattern.test(path)));
  active?.postMessage({ type: 'KEEP', urls: [...files, ...pages.map((path) => origin + path)] });
};

/** Who orders without a network follows the order without one. */
const pagesAfter = (pathname: string): string[] => (pathname.endsWith('/order') ? [pathname.replace(/order$/, 'requests')] : []);

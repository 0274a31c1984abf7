'use client';

import { useEffect } from 'react';

/** Registers the worker that opens known pages offline. Not in development, whose files change without changing their names. */
export const useServiceWorker = (): void => {
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    void keepThisPage();
  }, []);
};

/** What this page loaded before the worker took over would be missing offline, so the worker is told. */
const keepThisPage = async (): Promise<void> => {
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType('resource').map(({ name }) => name);
  const own = files.filter((name) => name.startsWith(`${location.origin}/_next/static/`) || name.startsWith(`${location.origin}/icons/`));
  active?.postMessage({ type: 'KEEP', urls: [location.href, ...own] });
};

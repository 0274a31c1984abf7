'use client';

import { useEffect } from 'react';

/** Puts a text before the page's own title, whatever that becomes meanwhile; undefined takes it away. */
export const useTitleBadge = (badge: string | undefined): void => {
  useEffect(() => {
    if (badge === undefined) return;
    const prefix = `${badge} · `;
    const apply = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    };
    apply();
    // Pages name the tab when they open, and after that when their data is there.
    const observer = new MutationObserver(apply);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [badge]);
};

'use client';

import { useEffect } from 'react';

const QUESTION = 'You have changes that are not saved. Leave them?';

/** Asks before unsaved changes are lost: on closing or reloading, and on following a link within the site. */
export const useUnsavedWarning = (hasChanges: boolean): void => {
  useEffect(() => {
    if (!hasChanges) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const isElsewhere = link instanceof HTMLAnchorElement && link.target !== '_blank' && !link.href.startsWith(`${location.href}#`);
      const opensTab = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
      if (!isElsewhere || opensTab || window.confirm(QUESTION)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', onUnload);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', onUnload);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, [hasChanges]);
};

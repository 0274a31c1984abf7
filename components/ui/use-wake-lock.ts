'use client';

import { useEffect } from 'react';

/** Keeps the screen from dimming while active. Browsers release the lock when the page is hidden, so it is taken again. */
export const useWakeLock = (isActive: boolean): void => {
  useEffect(() => {
    if (!isActive || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let isDone = false;
    const acquire = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const acquired = await navigator.wakeLock.request('screen');
        if (isDone) return void acquired.release();
        lock = acquired;
      } catch (error) {
        // A low battery or a policy may refuse it: the device then dims as its settings say.
        if (!(error instanceof DOMException)) throw error;
      }
    };
    void acquire();
    document.addEventListener('visibilitychange', acquire);
    return () => {
      isDone = true;
      document.removeEventListener('visibilitychange', acquire);
      void lock?.release();
    };
  }, [isActive]);
};

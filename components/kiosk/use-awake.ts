'use client';

import { useEffect } from 'react';

/** Keeps the screen on while the page shows. The browser lets go of the lock whenever the page is hidden. */
export const useAwake = (): void => {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isWanted = true;
    const keepAwake = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (isWanted) lock = taken;
        else await taken.release();
      } catch (error) {
        // A low battery or a policy may refuse it: the device then sleeps as its settings say.
        if (!(error instanceof DOMException)) throw error;
      }
    };
    void keepAwake();
    document.addEventListener('visibilitychange', keepAwake);
    return () => {
      isWanted = false;
      document.removeEventListener('visibilitychange', keepAwake);
      void lock?.release();
    };
  }, []);
};

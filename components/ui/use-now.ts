'use client';

import { useEffect, useState } from 'react';

/** The current time, renewed so often (milliseconds): what is said about time then stays true on an open page. */
export const useNow = (everyMs = 30_000): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};

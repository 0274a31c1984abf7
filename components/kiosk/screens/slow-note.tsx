'use client';

import { useEffect, useState } from 'react';

/** Says something else after a while. */
export const SlowNote = ({ afterMs, soon, late }: { afterMs: number; soon: string; late: string }) => {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isLate ? late : soon;
};

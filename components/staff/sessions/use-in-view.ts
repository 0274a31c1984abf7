'use client';

import { useEffect, useState, type RefObject } from 'react';

/** Whether an element is in sight, or about to be. */
export const useInView = (element: RefObject<HTMLElement | null>): boolean => {
  const [isInView, setIsInView] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => setIsInView(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '300px 0px',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isInView;
};

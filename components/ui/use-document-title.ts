'use client';

import { useEffect } from 'react';

/** Names the browser tab after something that only the client knows. */
export const useDocumentTitle = (title: string | undefined): void => {
  useEffect(() => {
    if (title) document.title = `${title} · Usher`;
  }, [title]);
};

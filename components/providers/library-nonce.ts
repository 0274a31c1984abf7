'use client';

import { useState } from 'react';

/** The menus of Amplify UI make a style element when they open; the library beneath them takes its nonce from this variable. */
export const useLibraryNonce = (nonce: string | undefined): void => {
  useState(() => {
    if (typeof window !== 'undefined') Object.assign(window, { __webpack_nonce__: nonce });
  });
};

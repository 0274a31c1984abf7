'use client';

import { useSyncExternalStore } from 'react';
import { ownTimeZone } from './format-time';

const never = () => () => undefined;

/** The device's zone; undefined on the server and in a page's first picture, which has to be the server's. */
export const useOwnTimeZone = (): string | undefined => useSyncExternalStore<string | undefined>(never, ownTimeZone, () => undefined);

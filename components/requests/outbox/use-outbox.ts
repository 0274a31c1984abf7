'use client';

import { useMemo, useSyncExternalStore } from 'react';
import { watchKept } from '../kept/kept';
import { listOrders, type KeptOrder } from './outbox';

/** Orders of this device that the server has not answered, or that wait for the guest's word; newest first. */
export const useOutbox = (sub: string, eventId: string): KeptOrder[] => {
  const text = useSyncExternalStore(
    watchKept,
    () => JSON.stringify(listOrders(sub).filter((order) => order.eventId === eventId)),
    () => '[]',
  );
  return useMemo(() => (JSON.parse(text) as KeptOrder[]).reverse(), [text]);
};

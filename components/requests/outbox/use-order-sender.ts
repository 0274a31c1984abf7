'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createGuestRequest } from '@/lib/data/my-requests';
import { watchKept } from '../kept/kept';
import { addRequests, catalogueKey, REQUESTS, sentKey } from '../mine/known-requests';
import { returnOrder } from '../order/kept-basket';
import { isGoods, listOrders } from './outbox';
import { refusalOf } from './refusal';
import { sendOrders, type SendOptions } from './send-orders';

/** In milliseconds, lengthened by up to a half so that a hall of phones does not return at once. */
const RETRY_AFTER_MS = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

const retryDelay = (failures: number): number => {
  const base = RETRY_AFTER_MS[Math.min(failures, RETRY_AFTER_MS.length) - 1] ?? 0;
  return base * (1 + Math.random() / 2);
};

/** Sends what waits on this device: at once when there is something new or a network, else again after a while. */
export const useOrderSender = (sub: string): void => {
  const client = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isDone = false;
    let isRunning = false;
    let isWantedAgain = false;
    let failures = 0;
    let known = new Set<string>();

    const onSent: SendOptions['onSent'] = (request, { clientKey }) => {
      client.setQueryData(sentKey(clientKey), request.id);
      addRequests(client, { sub, eventId: request.eventId }, [request]);
      void client.invalidateQueries({ queryKey: catalogueKey(request.eventId) });
    };
    const onRefused: SendOptions['onRefused'] = (order, error) => {
      void client.invalidateQueries({ queryKey: catalogueKey(order.eventId) });
      // A call for help has no basket to go back to: it stays in sight with its reason.
      if (!isGoods(order)) return false;
      returnOrder(sub, order, refusalOf(order, error));
      return true;
    };

    const run = async () => {
      if (isDone) return;
      if (isRunning) {
        isWantedAgain = true;
        return;
      }
      isRunning = true;
      clearTimeout(timer);
      // Whatever goes wrong, the orders are still there: the sender comes back to them.
      let isWaiting = true;
      try {
        do {
          isWantedAgain = false;
          ({ isWaiting } = await sendOrders({ sub, send: createGuestRequest, onSent, onRefused }));
        } while (isWantedAgain && !isDone);
      } finally {
        isRunning = false;
        failures = isWaiting ? failures + 1 : 0;
        if (isWaiting && !isDone) timer = setTimeout(() => void run(), retryDelay(failures));
      }
    };

    const onKeptChange = () => {
      const waiting = listOrders(sub).filter(({ stopped }) => !stopped);
      const isNew = waiting.some(({ clientKey }) => !known.has(clientKey));
      const gone = [...known].filter((clientKey) => !waiting.some((order) => order.clientKey === clientKey));
      known = new Set(waiting.map(({ clientKey }) => clientKey));
      // Another tab may have sent them.
      if (gone.length > 0) void client.invalidateQueries({ queryKey: [...REQUESTS, 'mine'] });
      if (isNew) void run();
    };
    const onOnline = () => void run();
    const onVisible = () => document.visibilityState === 'visible' && void run();

    const stopWatching = watchKept(onKeptChange);
    window.addEventListener('online', onOnline);
    document.addEventListener('visibilitychange', onVisible);
    onKeptChange();
    return () => {
      isDone = true;
      clearTimeout(timer);
      stopWatching();
      window.removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [client, sub]);
};

'use client';

import { Notice } from '@/components/ui/notice';
import { useNow } from '@/components/ui/use-now';
import { useOnline } from '@/components/ui/use-online';
import type { KeptOrder } from './outbox';

/** In milliseconds: an answer that takes longer is no longer on its way. */
const SOON_MS = 6_000;
const TICK_MS = 2_000;

/** How orders that the server has not answered yet are doing. A device may believe in a network that carries nothing. */
export const WaitingState = ({ orders }: { orders: readonly Pick<KeptOrder, 'firstSentAt'>[] }) => {
  const isOnline = useOnline();
  const now = useNow(TICK_MS);
  const isStuck = orders.some(({ firstSentAt }) => firstSentAt && now.getTime() - Date.parse(firstSentAt) > SOON_MS);
  if (isOnline && !isStuck) return <Notice tone="info" title="Sending…" />;
  return (
    <Notice tone="warning" title="Waiting for a connection">
      It is kept on this device and sent once, as soon as the network allows. You can go on.
    </Notice>
  );
};

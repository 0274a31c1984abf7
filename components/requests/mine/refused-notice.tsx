'use client';

import { ButtonLink } from '@/components/ui/button-link';
import { Notice } from '@/components/ui/notice';
import { refusedWords } from '../order/refused-words';
import { useBasket } from '../order/use-basket';
import type { Whose } from './known-requests';

/** Says that an order came back into the basket, to a guest who is no longer at the basket. */
export const RefusedNotice = (whose: Whose) => {
  const words = refusedWords(useBasket(whose).basket);
  if (!words) return null;
  return (
    <Notice
      tone="error"
      title="Not ordered"
      action={<ButtonLink href={`/events/${whose.eventId}/order?open=basket`}>Look at the basket</ButtonLink>}
    >
      {words}
    </Notice>
  );
};

'use client';

import { useCallback } from 'react';
import { useKept } from '../kept/use-kept';
import type { Whose } from '../mine/known-requests';
import { EMPTY_BASKET, type Basket } from './basket';
import { basketName, changeBasket } from './kept-basket';

/** The guest's basket for an event. It survives reloads and is the same in every tab. */
export const useBasket = ({ sub, eventId }: Whose) => {
  const basket = useKept<Basket>(basketName(sub, eventId)) ?? EMPTY_BASKET;
  const change = useCallback((next: (basket: Basket) => Basket) => changeBasket(sub, eventId, next), [sub, eventId]);
  return { basket, change };
};

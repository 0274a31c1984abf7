import { APP_ERRORS } from '@/lib/domain/app-error';
import type { Basket } from './basket';

/** Why what is in the basket came back, undefined when it did not. Where lines are concerned, it is said there. */
export const refusedWords = ({ refused, lines }: Basket): string | undefined => {
  if (!refused) return undefined;
  const reason = lines.some((line) => line.refused) ? 'Please look at what is marked.' : APP_ERRORS[refused];
  return `${reason} Everything of this order is back in your basket.`;
};

import { formatCents } from '@/lib/domain/money';
import type { BasketEntry } from './basket-view';
import { momentWords } from './moment-words';

type Here = { currency: string; timeZone: string; now: Date };

/** What a line needs before it can be ordered, or what has changed about it. */
export const problemWords = ({ problem, line }: BasketEntry, { currency, timeZone, now }: Here): string | undefined => {
  if (!problem) return line.refused;
  switch (problem.kind) {
    case 'gone':
      return 'No longer on offer. Please take it out.';
    case 'notNow':
      return problem.from ? `Only from ${momentWords(problem.from, { timeZone, now })}.` : 'No longer served. Please take it out.';
    case 'soldOut':
      return 'Sold out in the meantime. Please take it out.';
    case 'fewerLeft':
      return `Only ${problem.left} left.`;
    case 'overLimit':
      return problem.left === 0
        ? `You have had your ${problem.limit}. Please take it out.`
        : `You can have ${problem.left} more: the limit is ${problem.limit} for each guest.`;
    case 'priceChanged':
      return `The price changed from ${problem.before === 0 ? 'free' : formatCents(problem.before, currency)}.`;
  }
};

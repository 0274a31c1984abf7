import type { PaymentMethod } from '@/lib/data/request-board';
import type { GuestRequest } from '@/lib/data/request-fields';
import type { AppError } from '@/lib/domain/app-error';
import { isCharged, isPaid, lineCents, totalCents } from '@/lib/domain/tab';

export const PAYMENT_METHODS: Record<PaymentMethod, string> = {
  CARD_TERMINAL: 'Card',
  CASH: 'Cash',
  ENTITLEMENT: 'Entitlement',
  ON_THE_HOUSE: 'On the house',
};

const STATE_WORDS: Record<GuestRequest['state'], string> = {
  OPEN: 'open again',
  CLAIMED: 'claimed',
  FULFILLED: 'fulfilled',
  CANCELLED: 'cancelled by the guest',
  DECLINED: 'declined',
};

/** What was asked for, in one line, e.g. "2 × Flat white, 1 × Water". */
export const whatOf = ({ lines }: Pick<GuestRequest, 'lines'>): string =>
  lines.length > 0 ? lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ') : 'Help';

/** Positions of the lines that still have to be paid. */
export const dueLines = ({ state, lines }: GuestRequest): number[] =>
  isCharged(state) ? lines.flatMap((line, position) => (lineCents(line) === 0 || isPaid(line) ? [] : [position])) : [];

/** Sum of lines, by their positions, in whole cents. */
export const centsOf = ({ lines }: GuestRequest, positions: readonly number[]): number =>
  totalCents(lines.filter((_, position) => positions.includes(position)));

/** Why a step was refused, with who has the request where the server says so. */
export const refusalOf = ({ code, details, userMessage }: AppError): string => {
  const { claimedByName, state } = details;
  const who = typeof claimedByName === 'string' ? claimedByName : undefined;
  if (code === 'REQUEST_TAKEN') return who ? `${who} has this request already.` : userMessage;
  if (code !== 'REQUEST_MOVED_ON' || typeof state !== 'string' || !Object.hasOwn(STATE_WORDS, state)) return userMessage;
  const words = STATE_WORDS[state as GuestRequest['state']];
  return who && state !== 'CANCELLED' ? `This request is ${words} by now; ${who} has it.` : `This request is ${words} by now.`;
};

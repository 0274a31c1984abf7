import * as z from 'zod';
import { CATALOG_LIMITS } from '../domain/catalog.ts';
import { REQUEST_LIMITS } from '../domain/guest-request.ts';
import { itemIdInput } from './catalog.ts';
import { idempotencyKey } from './registration.ts';
import { line, optionalLine, optionalText } from './text.ts';

const orderedItem = z.object({
  itemId: itemIdInput,
  quantity: z
    .number()
    .int('Please enter a whole number.')
    .min(1, 'Please order at least one.')
    .max(REQUEST_LIMITS.quantity, `Please order at most ${REQUEST_LIMITS.quantity}.`),
  unitPriceCents: z.number().int().min(0).max(CATALOG_LIMITS.priceCents),
});

/** Counted before any of them is looked at: a thousand items are one mistake, not three thousand. */
const orderedItems = z
  .array(z.unknown())
  .max(REQUEST_LIMITS.items, `One request has at most ${REQUEST_LIMITS.items} items.`)
  .pipe(z.array(orderedItem))
  .superRefine((items, context) => {
    const ids = items.map(({ itemId }) => itemId);
    for (const index of ids.keys())
      if (ids.indexOf(ids[index] ?? '') < index)
        context.addIssue({ code: 'custom', path: [index], message: 'This item is in the request twice: please give one quantity.' });
  });

/** Where to bring it: seat, table or stand. Empty becomes undefined. */
export const locationInput = optionalLine(REQUEST_LIMITS.location);

/** What a guest asks for, in words. Empty becomes undefined. */
export const noteInput = optionalText(REQUEST_LIMITS.note);

/** The input of createGuestRequest. An item comes once, with its quantity. */
export const guestRequestInput = z.object({
  category: z.enum(['FOOD', 'BEVERAGE', 'HANDOUT', 'ASSISTANCE']),
  items: orderedItems,
  location: locationInput,
  note: noteInput,
  clientKey: idempotencyKey,
});

/** A valid request: trimmed. */
export type GuestRequestInput = z.infer<typeof guestRequestInput>;

/** Why staff decline a request; the guest reads it. */
export const declineReasonInput = line('a reason', REQUEST_LIMITS.reason);

/** Positions in a request's lines, each once. */
export const linePositionsInput = z
  .array(z.unknown())
  .min(1, 'Please choose what was paid.')
  .max(REQUEST_LIMITS.items, `One request has at most ${REQUEST_LIMITS.items} lines.`)
  .pipe(z.array(z.number().int().min(0).max(REQUEST_LIMITS.items)))
  .refine((positions) => new Set(positions).size === positions.length, 'Please name each line once.');

export const paymentMethodInput = z.enum(['CARD_TERMINAL', 'CASH', 'ENTITLEMENT', 'ON_THE_HOUSE']);

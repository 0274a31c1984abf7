import * as z from 'zod';
import { MAX_CALLED_BY_HAND } from '../domain/call-up.ts';

/** What a member of staff taps: how many guests, and the key of the tap. */
export const callUpInput = z.object({
  count: z
    .number()
    .int('Please enter a whole number.')
    .min(1, 'Please call at least one guest.')
    .max(MAX_CALLED_BY_HAND, `Please call at most ${MAX_CALLED_BY_HAND} guests at once.`),
  clientKey: z.string().regex(/^[\w-]{8,64}$/, 'This is not the key of a tap.'),
});

import * as z from 'zod';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** How many items a page holds: 20 unless asked otherwise, 100 at most. */
export const pageArguments = z.object({
  limit: z
    .number()
    .int()
    .min(1, 'A page has at least 1 item.')
    .max(MAX_LIMIT, `A page has at most ${MAX_LIMIT} items.`)
    .nullish()
    .transform((limit) => limit ?? DEFAULT_LIMIT),
  nextToken: z.string().nullish(),
});

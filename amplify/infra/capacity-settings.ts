import * as z from 'zod';

/** Kinds of cache nodes of AppSync, by size: https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html */
const CACHE_NODES = ['SMALL', 'MEDIUM', 'LARGE', 'XLARGE', 'LARGE_2X', 'LARGE_4X', 'LARGE_8X', 'LARGE_12X'] as const;

/** A new on-demand table serves so many writes and reads a second at once, and is warmed to more, never to less. */
export const STANDARD_WRITES = 4_000;
export const STANDARD_READS = 12_000;
/** What an account grants a table unless it is raised. */
const HIGHEST_UNITS = 40_000;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'has to be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `has to be from ${least} to ${most}`);

/** Variables that decide how much a deployment can take and what it may cost, one row each. Without them it can take a first event. */
export const CAPACITY_SETTINGS = {
  USHER_MAX_WRITES: {
    standard: `${STANDARD_WRITES}`,
    what: 'writes a second that each table of its own, and each of its indexes, takes at most; bounds the bill',
    schema: wholeNumber(100, HIGHEST_UNITS).optional(),
  },
  USHER_MAX_READS: {
    standard: `${STANDARD_READS}`,
    what: 'the same for reads',
    schema: wholeNumber(100, HIGHEST_UNITS).optional(),
  },
  USHER_WARM_WRITES: {
    standard: 'none',
    what: 'writes a second that seats and the notification ledger take from the first instant; charged once, never lowered',
    schema: wholeNumber(STANDARD_WRITES, HIGHEST_UNITS).optional(),
  },
  USHER_WARM_READS: {
    standard: 'none',
    what: 'the same for reads',
    schema: wholeNumber(STANDARD_READS, HIGHEST_UNITS).optional(),
  },
  USHER_SENDER_CONCURRENCY: {
    standard: 'none',
    what: 'instances that each of the two senders of notices keeps for itself, and has at most',
    schema: wholeNumber(1, 1_000).optional(),
  },
  USHER_API_CACHE: {
    standard: 'none',
    what: `a cache for what everyone may read of events: ${CACHE_NODES.join(', ')}; billed by the hour`,
    schema: z.enum(CACHE_NODES, `has to be one of ${CACHE_NODES.join(', ')}`).optional(),
  },
  USHER_API_CACHE_SECONDS: {
    standard: '10',
    what: 'how old an answer of that cache may be',
    schema: wholeNumber(1, 3_600).default(10),
  },
} satisfies Record<string, { standard: string; what: string; schema: z.ZodType<unknown, string | undefined> }>;

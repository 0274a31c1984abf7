/** How many calls, in how many seconds: windows that AWS WAF knows are 60, 120, 300 and 600. */
type RateLimit = { calls: number; seconds: 60 | 300 };

/**
 * The only place where rates are written. A kiosk makes three calls for a scan, one scan a second at its fastest, and sends what it
 * kept without a network in a burst; a staff board makes fewer. A venue is one address: 5,000 guests who open the agenda in the
 * same minute make some 20,000 calls.
 */
export const RATE_LIMITS = {
  /** One signed-in person or device. */
  caller: { calls: 1_500, seconds: 60 },
  /** One visitor who is not signed in. */
  visitor: { calls: 600, seconds: 60 },
  /** Registrations by one person: the dearest call there is, and one per event is enough. */
  registration: { calls: 60, seconds: 300 },
  /** All visitors of one address. */
  visitors: { calls: 30_000, seconds: 60 },
  /** Everyone at one address. A tenth of what AppSync takes in a region. */
  address: { calls: 60_000, seconds: 60 },
} satisfies Record<string, RateLimit>;

export type RateLimitName = keyof typeof RATE_LIMITS;

/** The lowest that AWS WAF takes. */
const LOWEST = 10;

const isName = (name: string): name is RateLimitName => Object.hasOwn(RATE_LIMITS, name);

/** The limits of a deployment: those above, changed by `USHER_RATE_LIMITS=caller=3000,address=120000` when the backend is synthesized. */
export const rateLimits = (setting = process.env['USHER_RATE_LIMITS'] ?? ''): Record<RateLimitName, RateLimit> => {
  const limits: Record<RateLimitName, RateLimit> = { ...RATE_LIMITS };
  for (const part of setting.split(',').filter((text) => text.trim() !== '')) {
    const [name = '', calls = ''] = part.split('=').map((text) => text.trim());
    if (!isName(name)) throw new Error(`USHER_RATE_LIMITS names ${name}; it knows ${Object.keys(RATE_LIMITS).join(', ')}.`);
    if (!/^\d+$/.test(calls) || Number(calls) < LOWEST) throw new Error(`USHER_RATE_LIMITS: ${name} must be a number from ${LOWEST} on.`);
    limits[name] = { ...limits[name], calls: Number(calls) };
  }
  return limits;
};

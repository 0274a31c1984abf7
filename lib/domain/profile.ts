/** Lengths in characters. */
export const PROFILE_LIMITS = { name: 60 } as const;

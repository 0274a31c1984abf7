type Attempt = { key: string; entries: string };

const nameOf = (what: string) => `usher.attempt.${what}`;

/**
 * The idempotency key of an attempt to create something. It stays the same over double taps, retries and reloads, and changes
 * with the entries: another input under the same key would be refused.
 */
export const attemptKey = (what: string, input: unknown): string => {
  const entries = JSON.stringify(input);
  const kept = sessionStorage.getItem(nameOf(what));
  const attempt = kept ? (JSON.parse(kept) as Attempt) : undefined;
  if (attempt?.entries === entries) return attempt.key;
  const key = crypto.randomUUID();
  sessionStorage.setItem(nameOf(what), JSON.stringify({ key, entries } satisfies Attempt));
  return key;
};

/** Call when the attempt has succeeded: the next one is another. */
export const forgetAttempt = (what: string): void => sessionStorage.removeItem(nameOf(what));

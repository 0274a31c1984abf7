/**
 * AppSync's documented quotas of real-time connections (docs.aws.amazon.com/general/latest/gr/appsync.html) and of
 * enhanced filters (docs.aws.amazon.com/appsync/latest/devguide/extensions.html, "Exceptions").
 */

/** What `connection_ack` announces: how long a client waits for `ka` before it gives the connection up. */
export const CONNECTION_TIMEOUT_MS = 300_000;

/** AppSync beats once a minute; half of that keeps clients calm (they warn after 65 s) when the laptop is busy. */
export const KEEP_ALIVE_INTERVAL_MS = 30_000;

/** AppSync ends a connection after 24 hours, whatever happens on it. */
export const MAX_CONNECTION_AGE_MS = 24 * 60 * 60 * 1000;

export const MAX_SUBSCRIPTIONS_PER_CONNECTION = 200;

/** Larger payloads are not delivered. */
export const MAX_PAYLOAD_BYTES = 240 * 1024;

/** Ours: a socket whose client does not read is ended at this backlog, instead of filling the memory. */
export const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;

export const FILTER_LIMITS = {
  /** Filters joined by OR, where every value of an `in` counts as one more alternative. */
  alternatives: 10,
  /** Different fields in one filter. */
  attributes: 5,
  /** Levels of a nested field name, e.g. 3 in `location.address.country`. */
  depth: 5,
  /** Characters of a field name or value. */
  stringLength: 256,
  /** Values of `in` and `notIn`. */
  inValues: 5,
  containsAnyValues: 20,
} as const;

/**
 * How providers are called. One attempt: the SDK's own retries would send again what may have been sent, unseen by the
 * ledger. An answer that takes longer than this counts as lost, well before the lease of the notice ends.
 */
export const PROVIDER_CLIENT = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};

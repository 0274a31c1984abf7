/** What a provider said of one message. RETRY only when it certainly was not sent. */
export type Delivery = { status: 'SENT'; providerId: string } | { status: 'RETRY'; reason: string } | { status: 'REFUSED'; reason: string };

/** Service errors that say "not now": https://docs.aws.amazon.com/general/latest/gr/api-retries.html. */
const PASSING = new Set([
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

type ServiceError = Error & { $fault: 'client' | 'server'; $metadata?: { httpStatusCode?: number } };

const isServiceError = (error: unknown): error is ServiceError => error instanceof Error && '$fault' in error;

/**
 * What a failed call means for the message. A lost connection may have been a sent message: that is neither RETRY nor
 * REFUSED, and is thrown on, so that the ledger decides.
 */
export const deliveryOfError = (error: unknown): Delivery => {
  if (!isServiceError(error) || error.$metadata?.httpStatusCode === undefined) throw error;
  if (PASSING.has(error.name) || error.$fault === 'server') return { status: 'RETRY', reason: error.name };
  return { status: 'REFUSED', reason: error.name };
};

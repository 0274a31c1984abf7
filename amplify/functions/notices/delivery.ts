/**
 * What a provider said of one message. RETRY only when it certainly was not sent; UNKNOWN when it may have been: the ledger
 * decides what that means for the channel.
 */
export type Delivery =
  | { status: 'SENT'; providerId: string }
  | { status: 'RETRY'; reason: string }
  | { status: 'REFUSED'; reason: string }
  | { status: 'OPTED_OUT'; reason: string }
  | { status: 'UNKNOWN'; reason: string };

/** Service errors that say "not now": https://docs.aws.amazon.com/general/latest/gr/api-retries.html. */
const PASSING = new Set([
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'LimitExceededException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);

/** Answers of what stands before the service: it may have taken the message all the same. */
const GATEWAY_STATUSES = new Set([502, 504]);

/** The connection was never made, so nothing was sent. */
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_ConflictException.html */
const OPTED_OUT = 'DESTINATION_PHONE_NUMBER_OPTED_OUT';

type ServiceError = Error & { $fault: 'client' | 'server'; $metadata?: { httpStatusCode?: number }; Reason?: string };

const isServiceError = (error: unknown): error is ServiceError => error instanceof Error && '$fault' in error;

/** What a failed call means for the message. */
export const deliveryOfError = (error: unknown): Delivery => {
  const status = isServiceError(error) ? error.$metadata?.httpStatusCode : undefined;
  if (!isServiceError(error) || status === undefined) return withoutAnswer(error);
  const { name, Reason } = error;
  if (Reason === OPTED_OUT) return { status: 'OPTED_OUT', reason: Reason };
  if (GATEWAY_STATUSES.has(status)) return { status: 'UNKNOWN', reason: name };
  if (PASSING.has(name) || error.$fault === 'server') return { status: 'RETRY', reason: name };
  return { status: 'REFUSED', reason: Reason ?? name };
};

const withoutAnswer = (error: unknown): Delivery => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code && NOT_REACHED.has(code)) return { status: 'RETRY', reason: code };
  return { status: 'UNKNOWN', reason: code ?? (error instanceof Error ? error.name : 'NO_ANSWER') };
};

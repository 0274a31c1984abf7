import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { dynamodb } from './dynamodb.ts';

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>;

/** Which items' conditions did not hold, by their position; empty when the transaction was written. */
export type FailedConditions = ReadonlySet<number>;

const WRITTEN: FailedConditions = new Set();

/** Attempts and waits add up to at most about eight seconds: below the function's time limit, and AppSync's of 30 s. */
const MAX_ATTEMPTS = 14;
const FIRST_WAIT_MS = 15;
const MAX_WAIT_MS = 1_000;

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html: reasons that go away by themselves. */
const PASSING_REASONS = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded', 'None']);

const isConditionFailure = (reason: { Code?: string | undefined }): boolean => reason.Code === 'ConditionalCheckFailed';

const waitWithJitter = (attempt: number): Promise<void> => {
  const longest = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
};

/**
 * Writes all items or none. Conflicts and throttles are tried again with full jitter, which the SDK does not do for
 * transactions; when they last, AppError CONFLICT. A failed condition is an answer, not an error.
 * @param token - at most 36 characters; DynamoDB takes the same token and items only once within ten minutes.
 */
export const transact = async (items: Items, token?: string): Promise<FailedConditions> => {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    try {
      await dynamodb.send(new TransactWriteCommand({ TransactItems: items, ClientRequestToken: token }));
      return WRITTEN;
    } catch (error) {
      if (error instanceof TransactionCanceledException) {
        const reasons = error.CancellationReasons ?? [];
        const failed = new Set(reasons.flatMap((reason, index) => (isConditionFailure(reason) ? [index] : [])));
        if (failed.size > 0) return failed;
        if (!reasons.every(({ Code }) => PASSING_REASONS.has(Code ?? 'None'))) throw error;
      } else if (!(error instanceof TransactionInProgressException)) {
        throw error;
      }
      await waitWithJitter(attempt);
    }
  }
  throw new AppError('CONFLICT', `The transaction met conflicts ${MAX_ATTEMPTS} times.`);
};

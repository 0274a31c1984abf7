import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** True when the write was done, false when its condition did not hold; any other failure stays a failure. */
export const unlessConditionFailed = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

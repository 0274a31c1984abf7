import type { LambdaResult } from '../ports.ts';

/**
 * Index of the first record that has to be delivered again; undefined when the whole batch succeeded.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html: no or an empty list is success; an
 * identifier that is empty, missing or not of this batch fails the batch as a whole.
 */
export function readFailedIndex(result: LambdaResult, sequenceNumbers: string[], reportsItemFailures: boolean): number | undefined {
  if (result.functionError) return 0;
  if (!reportsItemFailures || !isRecord(result.payload)) return undefined;
  const failures = result.payload.batchItemFailures;
  if (!Array.isArray(failures) || failures.length === 0) return undefined;
  const indexes = failures.map((failure: unknown) => (isRecord(failure) ? sequenceNumbers.indexOf(String(failure.itemIdentifier)) : -1));
  return Math.max(0, Math.min(...indexes));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

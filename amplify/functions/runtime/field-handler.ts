import { AppError, toWireMessage } from '../../../lib/domain/app-error.ts';
import type { FieldEvent } from './app-sync-event.ts';
import { instrumented, logger } from './telemetry.ts';

type Operation = (event: FieldEvent) => Promise<unknown>;

/**
 * The handler of a function that resolves several fields. Expected failures reach the client with their code; anything
 * else is logged and reaches it as UNEXPECTED, so that no internal text leaves the backend.
 */
export const fieldHandler = (operations: Readonly<Record<string, Operation>>) =>
  instrumented(async (event: FieldEvent): Promise<unknown> => {
    const field = event.fieldName;
    try {
      const operation = operations[field];
      if (!operation) throw new Error(`This function does not resolve ${field}.`);
      return await operation(event);
    } catch (error) {
      throw new Error(toWireMessage(expected(error, field)));
    }
  });

const expected = (error: unknown, field: string): AppError => {
  if (error instanceof AppError) {
    logger.info('Refused', { field, code: error.code });
    return error;
  }
  logger.error('Failed', { field, error: error instanceof Error ? error : new Error(String(error)) });
  return new AppError('UNEXPECTED', 'See the log of the function.', { cause: error });
};

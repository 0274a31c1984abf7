import { z } from 'zod';
import { AppError, toWireMessage } from '../../../lib/domain/app-error.ts';
import { FuzzFault } from '../fuzz-target.ts';

/** Lambda's error messages cross AppSync whole; what a form can show is far shorter. */
const LONGEST_REFUSAL = 256 * 1024;

/** What opening the door gave, or how it was refused: with the coded error for input that nobody can accept. */
export const acceptedOrRefused = <Value>(open: () => Value): { accepted: Value } | { refused: AppError } => {
  try {
    return { accepted: open() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'INVALID_INPUT') throw new FuzzFault(`Refused with ${error.code} instead of INVALID_INPUT.`, { cause: error });
    if (toWireMessage(error).length > LONGEST_REFUSAL) throw new FuzzFault('The refusal is longer than anyone can read.');
    return { refused: error };
  }
};

/**
 * As `acceptedOrRefused`, for what reads the words of providers and of the stream: it throws for what it cannot read, so
 * that it ends in the failure queue, and its message goes into the log. A TypeError or RangeError is a mistake of ours.
 */
export const readOrThrown = <Value>(open: () => Value, secrets: readonly string[]): { read: Value } | { thrown: Error } => {
  try {
    return { read: open() };
  } catch (error) {
    if (!(error instanceof Error)) throw new FuzzFault(`Something else than an error was thrown: ${String(error)}`);
    const isForeseen = error instanceof z.ZodError || error.constructor === Error;
    if (!isForeseen) throw error;
    const told = secrets.find((secret) => error.message.includes(secret));
    if (told !== undefined) throw new FuzzFault(`The error names ${told}, and errors are logged.`, { cause: error });
    return { thrown: error };
  }
};

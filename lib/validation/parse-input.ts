import type { z } from 'zod';
import { AppError } from '../domain/app-error.ts';

/** The validated value, or AppError INVALID_INPUT with the path and message of every issue. */
export const parseInput = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  throw new AppError('INVALID_INPUT', issues.map(({ path }) => path || 'input').join(', '), { issues });
};

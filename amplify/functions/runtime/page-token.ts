import type { z } from 'zod';
import { AppError } from '../../../lib/domain/app-error.ts';

/** Longer tokens than any we make are refused unread. */
const MAX_LENGTH = 8_000;

/** An opaque token for the next page. It holds only positions inside what the caller may read anyway. */
export const pageToken = (position: unknown): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** The position in a token; undefined for the first page. A token that we did not make is AppError INVALID_INPUT. */
export const pagePosition = <Schema extends z.ZodType>(schema: Schema, token: string | null | undefined): z.output<Schema> | undefined => {
  if (!token) return undefined;
  const parsed = token.length > MAX_LENGTH ? undefined : schema.safeParse(decode(token));
  if (!parsed?.success)
    throw new AppError('INVALID_INPUT', 'nextToken', { issues: [{ path: 'nextToken', message: 'Start from the first page.' }] });
  return parsed.data;
};

const decode = (token: string): unknown => {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    // Not JSON: the schema refuses undefined.
    return undefined;
  }
};

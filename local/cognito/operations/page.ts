import { invalidParameter } from '../cognito-error.ts';
import type { Answer } from '../engine.ts';

const MAXIMUM = 60;

/** cognito-local answers whole lists; Cognito at most 60 entries with a token for the next ones. */
export function page({
  items,
  name,
  limit,
  token,
  tokenName,
}: {
  items: unknown;
  name: string;
  limit: unknown;
  token: unknown;
  tokenName: string;
}): Answer {
  const all = Array.isArray(items) ? items : [];
  const size = limit === undefined ? MAXIMUM : Number(limit);
  if (!Number.isInteger(size) || size < 0 || size > MAXIMUM) throw invalidParameter(`Limit must be between 0 and ${MAXIMUM}.`);
  const start = token === undefined ? 0 : Number(Buffer.from(String(token), 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('Invalid pagination token.');
  const end = start + (size || MAXIMUM);
  return { [name]: all.slice(start, end), ...(end < all.length && { [tokenName]: Buffer.from(String(end)).toString('base64url') }) };
}

import { CognitoFailure, invalidParameter } from '../cognito-error.ts';
import type { Answer, Request } from '../engine.ts';
import type { Pool } from '../pool.ts';

export type Operation = (pool: Pool, request: Request) => Promise<Answer>;
export type Attribute = { Name: string; Value?: string };

/** Cognito sets these itself; a person who could write them could take another's place. */
const NOT_THE_PERSONS_OWN = new Set(['sub', 'email_verified', 'phone_number_verified', 'identities']);

export function readAttributes(value: unknown): Attribute[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isAttribute)) throw invalidParameter('Invalid user attributes.');
  return value;
}

/** Attributes that a person may write. */
export function readOwnAttributes(value: unknown): Attribute[] {
  const attributes = readAttributes(value);
  if (attributes.some(({ Name }) => NOT_THE_PERSONS_OWN.has(Name) || Name.startsWith('cognito:') || Name.startsWith('dev:'))) {
    throw new CognitoFailure('NotAuthorizedException', 'A client attempted to write unauthorized attribute');
  }
  return attributes;
}

export const metadataOf = (request: Request): Record<string, string> | undefined =>
  request.ClientMetadata as Record<string, string> | undefined;

const isAttribute = (value: unknown): value is Attribute =>
  typeof value === 'object' &&
  value !== null &&
  'Name' in value &&
  typeof value.Name === 'string' &&
  (!('Value' in value) || typeof value.Value === 'string');

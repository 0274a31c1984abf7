import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, tables } from '../runtime/rows.ts';

/**
 * The provider keeps the list of who opted out, and this is what we know of it: it saves calls. Forgotten after half a year,
 * so that someone who opted in again with the provider is asked of it anew.
 */
const KEPT_SECONDS = 180 * 24 * 60 * 60;

const keyOf = (phone: string): string => `OPT_OUT#SMS#${phone}`;

/** Someone answered STOP: no text message goes to this number. */
export const writeOptOut = async (phone: string, reason: string, now: Date): Promise<void> => {
  const Item = { id: keyOf(phone), reason, optedOutAt: now.toISOString(), expiresAt: Math.floor(now.getTime() / 1000) + KEPT_SECONDS };
  await dynamodb.send(new PutCommand({ TableName: tables.notice, Item }));
};

/** Those of the numbers that get no text messages. */
export const findOptOuts = async (phones: readonly string[], now: Date): Promise<Set<string>> => {
  const known = new Map(phones.map((phone) => [keyOf(phone), phone]));
  const rows = await getRows<{ id: string; expiresAt: number }>(
    tables.notice,
    [...known.keys()].map((id) => ({ id })),
  );
  // DynamoDB deletes expired rows within days, not at once.
  const current = rows.filter(({ expiresAt }) => expiresAt * 1000 > now.getTime());
  return new Set(current.flatMap(({ id }) => known.get(id) ?? []));
};

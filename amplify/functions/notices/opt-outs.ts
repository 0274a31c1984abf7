import { createHash } from 'node:crypto';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, tables } from '../runtime/rows.ts';

/**
 * The providers keep the lists of who opted out or cannot be reached, and this is what we know of them: it saves calls, and
 * our good name with them. Forgotten after half a year, so that someone who opted in again with the provider, or whose
 * mailbox is back, is tried anew.
 */
const KEPT_SECONDS = 180 * 24 * 60 * 60;

export type StoppedChannel = 'EMAIL' | 'SMS';

/** E-mail addresses by their hash alone: the ledger's keys end in logs and failure records. */
const keyOf = (channel: StoppedChannel, address: string): string =>
  channel === 'SMS' ? `OPT_OUT#SMS#${address}` : `OPT_OUT#EMAIL#${hashOf(address)}`;

const hashOf = (email: string): string => createHash('sha256').update(email.trim().toLowerCase()).digest('hex');

/** Someone answered STOP, complained, or has no such mailbox: no message of the channel goes to this address any more. */
export const writeOptOut = async (
  { channel, address, reason }: { channel: StoppedChannel; address: string; reason: string },
  now: Date,
): Promise<void> => {
  const expiresAt = Math.floor(now.getTime() / 1000) + KEPT_SECONDS;
  const Item = { id: keyOf(channel, address), reason, optedOutAt: now.toISOString(), expiresAt };
  await dynamodb.send(new PutCommand({ TableName: tables.notice, Item }));
};

/** Those of the addresses that get no messages of the channel. */
export const findOptOuts = async (channel: StoppedChannel, addresses: readonly string[], now: Date): Promise<Set<string>> => {
  const known = new Map<string, string[]>();
  for (const address of addresses) known.set(keyOf(channel, address), [...(known.get(keyOf(channel, address)) ?? []), address]);
  const rows = await getRows<{ id: string; expiresAt: number }>(
    tables.notice,
    [...known.keys()].map((id) => ({ id })),
  );
  // DynamoDB deletes expired rows within days, not at once.
  const current = rows.filter(({ expiresAt }) => expiresAt * 1000 > now.getTime());
  return new Set(current.flatMap(({ id }) => known.get(id) ?? []));
};

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type SendRate, type Slots, takeSlots } from '../../../lib/domain/send-rate.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { tables } from '../runtime/rows.ts';

export type SentChannel = 'EMAIL' | 'SMS';

/** Senders are few: more than so many came first only when something is wrong. */
const MAX_ROUNDS = 20;

/** What this process last knew of each channel's row: the first guess, which is right while it sends alone. */
const lastKnown = new Map<string, number | undefined>();

type Question = { rate: SendRate; messages: number; patienceMs: number; now: () => Date };

/**
 * Takes the next moments of a channel for a batch of messages, in one write unless another sender came in between. All
 * senders share one row for each channel.
 */
export const takeSlotsOf = async (channel: SentChannel, { now, ...question }: Question): Promise<Slots> => {
  const key = { pk: `rate#${channel}` };
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const freeAt = lastKnown.get(channel);
    const slots = takeSlots({ ...question, freeAt, now: now().getTime() });
    const seen = await moveOn(key, freeAt, slots.granted > 0 ? slots.freeAt : (freeAt ?? slots.freeAt));
    if (seen.isMoved) {
      lastKnown.set(channel, slots.granted > 0 ? slots.freeAt : freeAt);
      return slots;
    }
    lastKnown.set(channel, seen.freeAt);
  }
  throw new Error(`The rate of ${channel} could not be agreed on.`);
};

type Moved = { isMoved: true } | { isMoved: false; freeAt: number | undefined };

const moveOn = async (key: { pk: string }, seen: number | undefined, next: number): Promise<Moved> => {
  try {
    await dynamodb.send(
      new UpdateCommand({
        TableName: tables.seat,
        Key: key,
        UpdateExpression: 'SET freeAt = :next',
        ConditionExpression: seen === undefined ? 'attribute_not_exists(pk)' : 'freeAt = :seen',
        ExpressionAttributeValues: { ':next': next, ...(seen !== undefined && { ':seen': seen }) },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return { isMoved: true };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const freeAt = error.Item?.['freeAt']?.N;
    return { isMoved: false, freeAt: freeAt === undefined ? undefined : Number(freeAt) };
  }
};

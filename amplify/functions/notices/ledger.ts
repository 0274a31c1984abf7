import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { dueShardOf, MAX_UNCERTAIN, type NoticeOutcome } from '../../../lib/domain/notification.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { tables } from '../runtime/rows.ts';
import { type NoticeRow, outcomeShardOf } from './notice-row.ts';

/** A sender that has not said what became of a notice by then is dead: longer than any function runs. */
const LEASE_MS = 3 * 60 * 1000;

export const leaseUntil = (now: Date): string => new Date(now.getTime() + LEASE_MS).toISOString();

/**
 * Takes a notice for sending, for the very state of it that was read; undefined when another sender has it, or when its
 * channel does not allow to begin it once more.
 */
export const claimNotice = async (row: NoticeRow, now: Date): Promise<NoticeRow | undefined> => {
  const senderId: string = randomUUID();
  const lease = leaseUntil(now);
  try {
    const { Attributes } = await dynamodb.send(
      new UpdateCommand({
        TableName: tables.notice,
        Key: { id: row.id },
        UpdateExpression:
          'SET #state = :sending, senderId = :sender, dueShard = :shard, dueAt = :lease REMOVE reason ADD attempts :one, uncertain :one',
        ConditionExpression: 'attempts = :attempts AND uncertain < :most AND (#state = :pending OR (#state = :sending AND dueAt <= :now))',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':sending': 'SENDING',
          ':pending': 'PENDING',
          ':sender': senderId,
          ':shard': dueShardOf(row.id),
          ':lease': lease,
          ':now': now.toISOString(),
          ':attempts': row.attempts,
          ':most': MAX_UNCERTAIN[row.channel],
          ':one': 1,
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return Attributes as NoticeRow;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // The answer to the claim was lost, and the SDK asked again: it is ours.
    const isOurs = error.Item?.['senderId']?.S === senderId;
    return isOurs ? { ...row, ...claimed(row), senderId, dueAt: lease } : undefined;
  }
};

const claimed = (row: NoticeRow) => ({ state: 'SENDING' as const, attempts: row.attempts + 1, uncertain: row.uncertain + 1 });

type Change = Pick<UpdateCommandInput, 'UpdateExpression'> & { values: Record<string, unknown> };

/** Writes what became of a notice, unless it has changed since it was read. */
const change = (row: NoticeRow, { UpdateExpression, values }: Change): Promise<boolean> =>
  unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.notice,
        Key: { id: row.id },
        UpdateExpression,
        ConditionExpression: `#state = :seen AND attempts = :attempts${row.senderId ? ' AND senderId = :sender' : ''}`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...values,
          ':seen': row.state,
          ':attempts': row.attempts,
          ...(row.senderId && { ':sender': row.senderId }),
        },
      }),
    ),
  );

type Outcome = { state: 'SENT'; providerId: string } | { state: NoticeOutcome; reason: string };

/** The end of a notice. What did not reach its person is listed for organizers. */
export const settleNotice = (row: NoticeRow, outcome: Outcome, now: Date): Promise<boolean> => {
  return change(row, {
    UpdateExpression:
      outcome.state === 'SENT'
        ? 'SET #state = :state, providerId = :detail, sentAt = :now REMOVE dueShard, dueAt, senderId, reason'
        : 'SET #state = :state, reason = :detail, outcomeShard = :outcomeShard REMOVE dueShard, dueAt, senderId',
    values: {
      ':state': outcome.state,
      ...(outcome.state === 'SENT'
        ? { ':detail': outcome.providerId, ':now': now.toISOString() }
        : { ':detail': outcome.reason, ':outcomeShard': outcomeShardOf(row, outcome.state) }),
    },
  });
};

/**
 * Back to waiting.
 * @param wasSent - true when nobody knows whether the last call sent it.
 */
export const postponeNotice = (
  row: NoticeRow,
  { until, reason, wasSent = false }: { until: Date; reason: string; wasSent?: boolean },
): Promise<boolean> => {
  const isKnown = row.state === 'SENDING' && !wasSent;
  return change(row, {
    UpdateExpression: 'SET #state = :state, reason = :reason, dueShard = :shard, dueAt = :until, uncertain = :uncertain REMOVE senderId',
    values: {
      ':state': 'PENDING',
      ':reason': reason,
      ':shard': dueShardOf(row.id),
      ':until': until.toISOString(),
      ':uncertain': row.uncertain - (isKnown ? 1 : 0),
    },
  });
};

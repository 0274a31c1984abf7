import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { tables } from '../runtime/rows.ts';
import type { GuestChange } from './guest-change.ts';

export type Channel = 'EMAIL' | 'SMS';

/**
 * SES and the SMS services take no idempotency token, so a crash between sending and writing it down leaves a notice
 * SENDING. An e-mail is then sent once more, so that nobody is left without a ticket; a text message never again.
 */
const MAX_ATTEMPTS: Record<Channel, number> = { EMAIL: 2, SMS: 1 };
const KEPT_SECONDS = 90 * 24 * 60 * 60;

const seconds = (now: Date): number => Math.floor(now.getTime() / 1000);

/** One notice: one change on one channel. */
export const noticeKey = (change: GuestChange, channel: Channel): string =>
  `notice#${change.kind}#${change.guestId}#${change.registeredAt}#${change.revision}#${channel}`;

/** Takes the notice for sending; false when it was sent, refused, or begun as often as its channel allows. */
export const claimNotice = (key: string, channel: Channel, now: Date): Promise<boolean> =>
  unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.seat,
        Key: { pk: key },
        UpdateExpression: 'SET #state = :sending, expiresAt = :expires ADD attempts :one',
        ConditionExpression: 'attribute_not_exists(pk) OR (#state = :sending AND attempts < :most)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':sending': 'SENDING',
          ':expires': seconds(now) + KEPT_SECONDS,
          ':one': 1,
          ':most': MAX_ATTEMPTS[channel],
        },
      }),
    ),
  );

/** The provider took it, or refused it for good: either way it is not sent again. */
export const closeNotice = async (
  key: string,
  outcome: { state: 'SENT' | 'REFUSED'; providerId?: string | undefined; reason?: string | undefined },
  now: Date,
) => {
  await dynamodb.send(
    new PutCommand({
      TableName: tables.seat,
      Item: { pk: key, ...outcome, closedAt: now.toISOString(), expiresAt: seconds(now) + KEPT_SECONDS },
    }),
  );
};

/** The provider certainly did not send it, and may next time. */
export const reopenNotice = async (key: string): Promise<void> => {
  await dynamodb.send(new DeleteCommand({ TableName: tables.seat, Key: { pk: key } }));
};

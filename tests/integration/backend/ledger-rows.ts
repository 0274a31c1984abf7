import { randomUUID } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ListTopicsCommand, PublishCommand } from '@aws-sdk/client-sns';
import type { NoticeRow } from '../../../amplify/functions/notices/notice-row.ts';
import { tagOfNotice } from '../../../amplify/functions/notices/notice-tag.ts';
import { dueShardOf } from '../../../lib/domain/notification.ts';
import { documents, sns, tableNamed } from './sandbox-inside.ts';

const HOUR_MS = 60 * 60 * 1000;

/** A row of the ledger of an event of a hundred, as the sender left it: sent by e-mail, nothing told since. */
export const aLedgerRow = (eventId: string, changes: Partial<NoticeRow> = {}): NoticeRow => {
  const channel = changes.channel ?? 'EMAIL';
  const personId = changes.guestId ?? 'AAAAAAAAAAAAAAAA';
  const subjectId = `${randomUUID()}.1`;
  const id = `${eventId}#PROMOTED#${subjectId}#${personId}#${channel}`;
  const now = Date.now();
  return {
    ...{ id, eventId, kind: 'PROMOTED', subjectId, personId, guestId: personId, channel },
    ...{ state: 'SENT', text: 'A place became free.', facts: { registeredAt: '2026-01-01T00:00:00.000Z', revision: 1 } },
    createdAt: new Date(now - 60_000).toISOString(),
    useBefore: new Date(now + HOUR_MS).toISOString(),
    attempts: 1,
    uncertain: 0,
    ...(changes.state === undefined && { providerId: `provider-${subjectId}`, sentAt: new Date(now - 59_000).toISOString() }),
    eventShard: `${eventId}#0`,
    expiresAt: Math.floor((now + 24 * HOUR_MS) / 1000),
    ...changes,
  };
};

/** A row that waits for its provider's answer, with the lease of a sender that is at it. */
export const whileSending = (): Partial<NoticeRow> => ({
  state: 'SENDING',
  uncertain: 1,
  senderId: randomUUID(),
  dueShard: dueShardOf('x'),
  dueAt: new Date(Date.now() + HOUR_MS).toISOString(),
});

export const putLedgerRow = async (row: NoticeRow): Promise<NoticeRow> => {
  await documents().send(new PutCommand({ TableName: await tableNamed('NoticeTable'), Item: row }));
  return row;
};

export const ledgerRow = async (id: string): Promise<NoticeRow | undefined> => {
  const { Item } = await documents().send(
    new GetCommand({ TableName: await tableNamed('NoticeTable'), Key: { id }, ConsistentRead: true }),
  );
  return Item as NoticeRow | undefined;
};

/** Says something on the topic that the providers tell of deliveries. */
export const tellDelivery = async (message: unknown): Promise<void> => {
  const { Topics = [] } = await sns().send(new ListTopicsCommand({}));
  const TopicArn = Topics.find((topic) => topic.TopicArn?.includes('DeliveryTopic'))?.TopicArn;
  await sns().send(new PublishCommand({ TopicArn, Message: typeof message === 'string' ? message : JSON.stringify(message) }));
};

type Told = { to?: string; sentAt?: Date; providerId?: string | undefined };

/** An event of SES about the e-mail of a notice. */
export const emailEvent = (
  { id, providerId }: Pick<NoticeRow, 'id' | 'providerId'>,
  eventType: string,
  { detail = {}, to = 'ada@usher.example', sentAt = new Date(), ...told }: Told & { detail?: object } = {},
) => {
  const timestamp = sentAt.toISOString();
  const part = `${eventType[0]?.toLowerCase()}${eventType.slice(1)}`;
  const messageId = told.providerId ?? providerId ?? 'unknown-provider';
  const tags = { notice: [tagOfNotice(id)], 'ses:configuration-set': ['x'] };
  return {
    eventType,
    mail: { timestamp, messageId, source: 'tickets@usher.example', destination: [to], tags },
    [part]: { timestamp, ...detail },
  };
};

export const PERMANENT = { bounceType: 'Permanent', bounceSubType: 'General' };
export const TRANSIENT = { bounceType: 'Transient', bounceSubType: 'MailboxFull' };

/** An event of End User Messaging about the text of a notice. */
export const textEvent = (
  { id, providerId }: Pick<NoticeRow, 'id' | 'providerId'>,
  eventType: string,
  { to = '+351912000099', sentAt = new Date(), messageStatus, ...told }: Told & { messageStatus?: string } = {},
) => ({
  eventType,
  eventVersion: '1.0',
  eventTimestamp: sentAt.getTime() + 5,
  messageRequestTimestamp: sentAt.getTime(),
  isFinal: true,
  destinationPhoneNumber: to,
  messageId: told.providerId ?? providerId ?? 'unknown-provider',
  messageStatus: messageStatus ?? eventType.replace('TEXT_', ''),
  context: { notice: id },
});

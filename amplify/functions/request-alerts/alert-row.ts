import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Schema } from '../../data/schema.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { type RequestAlertRow, tables } from '../runtime/rows.ts';

/** Through which path an alert's messages go: the topic of SNS, or the notification ledger and SES. */
export type ServedBy = 'TOPIC' | 'LEDGER';

/** A row of the RequestAlert table. `endpointKey` and `servedBy` are not in the API. */
export type AlertRow = RequestAlertRow & { __typename: 'RequestAlert'; updatedAt: string; endpointKey: string; servedBy: ServedBy };

export const findAlert = async (id: string): Promise<AlertRow | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.requestAlert, Key: { id }, ConsistentRead: true }));
  return Item as AlertRow | undefined;
};

/** A person's alerts at an event: at most as many as one person may have, so one page. */
export const alertsOfPerson = async (sub: string, eventId: string): Promise<AlertRow[]> => {
  const { Items } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.requestAlert,
      IndexName: 'bySub',
      KeyConditionExpression: '#sub = :sub AND eventId = :event',
      ExpressionAttributeNames: { '#sub': 'sub' },
      ExpressionAttributeValues: { ':sub': sub, ':event': eventId },
    }),
  );
  return (Items ?? []) as AlertRow[];
};

/** Writes down what SNS says of the alert's subscription. One that was deleted meanwhile stays deleted. */
export const saveSubscription = async (alert: AlertRow, state: AlertRow['state'], subscriptionArn: string): Promise<AlertRow> => {
  if (alert.state === state && alert.subscriptionArn === subscriptionArn) return alert;
  await unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.requestAlert,
        Key: { id: alert.id },
        UpdateExpression: 'SET #state = :state, subscriptionArn = :arn, updatedAt = :now',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': state, ':now': new Date().toISOString(), ':arn': subscriptionArn },
      }),
    ),
  );
  return { ...alert, state, subscriptionArn };
};

export const alertView = ({ id, eventId, area, channel, endpoint, state, createdAt }: AlertRow): Schema['StaffAlert']['type'] => ({
  id,
  eventId,
  area,
  channel,
  endpoint,
  state,
  createdAt,
});

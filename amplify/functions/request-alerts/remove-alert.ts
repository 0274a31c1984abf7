import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { type AlertRow, alertsOfPerson } from './alert-row.ts';
import { leaveEndpoint } from './endpoint-row.ts';
import { discountAlert } from './person-counter.ts';
import { settleEndpoint } from './settle-endpoint.ts';

const SECONDS_A_DAY = 24 * 60 * 60;

/** Position in the transaction below. */
const ALERT = 0;

const deletionKey = (id: string) => ({ pk: `alert-deleted#${id}` });

/** Takes an alert out of everything it is part of, once, and tells SNS. Calling again does what a crash left undone. */
export const removeAlert = async (alert: AlertRow): Promise<void> => {
  const expiresAt = Math.floor(Date.now() / 1000) + SECONDS_A_DAY;
  const failed = await transact([
    { Delete: { TableName: tables.requestAlert, Key: { id: alert.id }, ConditionExpression: 'attribute_exists(id)' } },
    discountAlert(alert.sub),
    leaveEndpoint(alert),
    { Put: { TableName: tables.seat, Item: { ...deletionKey(alert.id), alert, expiresAt } } },
  ]);
  if (failed.size > 0 && !failed.has(ALERT)) throw new Error(`The alert ${alert.id} does not fit its counters.`);
  await settleEndpoint(alert.endpointKey);
};

/** Whoever is taken off an event hears no more of its guests. */
export const removeAlertsOf = async (sub: string, eventId: string): Promise<void> => {
  for (const alert of await alertsOfPerson(sub, eventId)) await removeAlert(alert);
};

/** An alert that was deleted a short while ago, so that deleting it again answers the same. */
export const findDeletedAlert = async (id: string): Promise<AlertRow | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.seat, Key: deletionKey(id), ConsistentRead: true }));
  return (Item as { alert: AlertRow } | undefined)?.alert;
};

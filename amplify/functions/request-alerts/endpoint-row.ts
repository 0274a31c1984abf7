import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ALERT_LIMITS, type AlertChannel, type AlertPlace } from '../../../lib/domain/staff-alert.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { tables } from '../runtime/rows.ts';
import type { AlertRow, ServedBy } from './alert-row.ts';

/**
 * A phone number or an address with the alerts that share it, in the table of what was done once. SNS keeps one
 * subscription for each endpoint of a topic, so the alerts of one endpoint share it, and one place of the topic.
 */
export type EndpointRow = {
  pk: string;
  channel: AlertChannel;
  endpoint: string;
  servedBy: ServedBy;
  /** `<event>/<area>/<alert id>`; absent when the last one was deleted. */
  alerts?: Set<string> | undefined;
  /** Rises whenever an alert comes or goes: SNS is told until it has heard of the latest. */
  revision: number;
  /** Of the latest subscription; absent until SNS was told of the first alert. */
  subscriptionArn?: string | undefined;
};

/** How many subscriptions the topic has. One row, touched when an endpoint comes or goes and not when an alert does. */
const TOPIC_COUNTER = { pk: 'alert-topic' };

export const findEndpoint = async (pk: string): Promise<EndpointRow | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.seat, Key: { pk }, ConsistentRead: true }));
  return Item as EndpointRow | undefined;
};

/** Keeps what SNS gave the endpoint; false when its alerts have changed since it was read. */
export const saveArn = ({ pk, revision }: EndpointRow, subscriptionArn: string): Promise<boolean> =>
  unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.seat,
        Key: { pk },
        UpdateExpression: 'SET subscriptionArn = :arn',
        ConditionExpression: 'revision = :revision',
        ExpressionAttributeValues: { ':arn': subscriptionArn, ':revision': revision },
      }),
    ),
  );

export const placesOf = ({ alerts }: EndpointRow): AlertPlace[] =>
  [...(alerts ?? [])].map((alert) => {
    const [eventId = '', area = ''] = alert.split('/');
    return { eventId, area };
  });

const entryOf = ({ eventId, area, id }: AlertRow): Set<string> => new Set([`${eventId}/${area}/${id}`]);

/** Opens an endpoint with its first alert, as an item of a transaction. */
export const openEndpoint = (alert: AlertRow) => ({
  Update: {
    TableName: tables.seat,
    Key: { pk: alert.endpointKey },
    UpdateExpression: 'SET channel = :channel, endpoint = :endpoint, servedBy = :servedBy, revision = :one ADD alerts :alert',
    ConditionExpression: 'attribute_not_exists(pk)',
    ExpressionAttributeValues: {
      ':channel': alert.channel,
      ':endpoint': alert.endpoint,
      ':servedBy': alert.servedBy,
      ':one': 1,
      ':alert': entryOf(alert),
    },
  },
});

export const joinEndpoint = (alert: AlertRow) => ({
  Update: {
    TableName: tables.seat,
    Key: { pk: alert.endpointKey },
    UpdateExpression: 'ADD alerts :alert, revision :one',
    ConditionExpression: 'servedBy = :servedBy AND (attribute_not_exists(alerts) OR size(alerts) < :most)',
    ExpressionAttributeValues: {
      ':alert': entryOf(alert),
      ':one': 1,
      ':servedBy': alert.servedBy,
      ':most': ALERT_LIMITS.perEndpoint,
    },
  },
});

export const leaveEndpoint = (alert: AlertRow) => ({
  Update: {
    TableName: tables.seat,
    Key: { pk: alert.endpointKey },
    UpdateExpression: 'DELETE alerts :alert ADD revision :one',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':alert': entryOf(alert), ':one': 1 },
  },
});

/** Removes an endpoint that has had no alert since it was read. */
export const closeEndpoint = ({ pk, revision }: EndpointRow) => ({
  Delete: {
    TableName: tables.seat,
    Key: { pk },
    ConditionExpression: 'revision = :revision AND attribute_not_exists(alerts)',
    ExpressionAttributeValues: { ':revision': revision },
  },
});

/** Takes one of the topic's subscriptions; e-mail has a smaller number of its own among them. */
export const takePlace = (channel: AlertChannel) => ({
  Update: {
    TableName: tables.seat,
    Key: TOPIC_COUNTER,
    UpdateExpression: channel === 'EMAIL' ? 'ADD policies :one, emails :one' : 'ADD policies :one',
    ConditionExpression:
      '(attribute_not_exists(policies) OR policies < :policies)' +
      (channel === 'EMAIL' ? ' AND (attribute_not_exists(emails) OR emails < :emails)' : ''),
    ExpressionAttributeValues: {
      ':one': 1,
      ':policies': ALERT_LIMITS.filterPolicies,
      ...(channel === 'EMAIL' && { ':emails': ALERT_LIMITS.emailSubscriptions }),
    },
  },
});

export const freePlace = (channel: AlertChannel) => ({
  Update: {
    TableName: tables.seat,
    Key: TOPIC_COUNTER,
    UpdateExpression: channel === 'EMAIL' ? 'ADD policies :minusOne, emails :minusOne' : 'ADD policies :minusOne',
    ConditionExpression: 'policies > :zero' + (channel === 'EMAIL' ? ' AND emails > :zero' : ''),
    ExpressionAttributeValues: { ':minusOne': -1, ':zero': 0 },
  },
});

import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { SESSION_LIMITS } from '../../../lib/domain/session.ts';
import { tables } from '../runtime/rows.ts';

type Update = NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Update']>;

const counter = (eventId: string) => ({ TableName: tables.seat, Key: { pk: `sessions#${eventId}` } });

/**
 * How many sessions an event has, in the transaction that adds, cancels or takes back one: organizers who work at once do not
 * pass the limits together. Fails where there is room for no more.
 */
export const countNewSession = (eventId: string): { Update: Update } => ({
  Update: {
    ...counter(eventId),
    UpdateExpression: 'ADD scheduled :one, ever :one',
    ConditionExpression: '(attribute_not_exists(scheduled) OR scheduled < :most) AND (attribute_not_exists(ever) OR ever < :mostEver)',
    ExpressionAttributeValues: { ':one': 1, ':most': SESSION_LIMITS.perEvent, ':mostEver': SESSION_LIMITS.everPerEvent },
  },
});

/** As above, of a session that is cancelled or takes place again. */
export const countCancellation = (eventId: string, cancelled: boolean): { Update: Update } => ({
  Update: {
    ...counter(eventId),
    UpdateExpression: 'ADD scheduled :growth',
    ...(cancelled
      ? { ExpressionAttributeValues: { ':growth': -1 } }
      : { ConditionExpression: 'scheduled < :most', ExpressionAttributeValues: { ':growth': 1, ':most': SESSION_LIMITS.perEvent } }),
  },
});

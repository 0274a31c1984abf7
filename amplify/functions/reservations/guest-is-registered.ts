import { tables } from '../runtime/rows.ts';

/** The guest has a seat at the event, as an item of a transaction: a registration that is cancelled meanwhile takes none of its sessions. */
export const guestIsRegistered = ({ guestId, eventId }: { guestId: string; eventId: string }) => ({
  ConditionCheck: {
    TableName: tables.guest,
    Key: { id: guestId },
    ConditionExpression: 'eventId = :eventId AND #state = :registered',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':eventId': eventId, ':registered': 'REGISTERED' },
  },
});

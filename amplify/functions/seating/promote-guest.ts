import { type GuestRow, tables } from '../runtime/rows.ts';
import { issueTicket } from './issue-ticket.ts';

/**
 * Gives a waiting guest a seat and a ticket, as an item of a transaction. Holds only for the very row that was read, so
 * that two promotions at once promote a guest once.
 */
export const promoteGuest = (guest: GuestRow, seatShard: number, now: Date) => {
  const revision = guest.ticketRevision + 1;
  return {
    Update: {
      TableName: tables.guest,
      Key: { id: guest.id },
      UpdateExpression:
        'SET #state = :registered, ticket = :ticket, ticketRevision = :revision, seatShard = :shard, updatedAt = :now ' +
        'REMOVE waitlistEventId, waitlistKey',
      ConditionExpression: '#state = :waitlisted AND ticketRevision = :seenRevision',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':registered': 'REGISTERED',
        ':waitlisted': 'WAITLISTED',
        ':ticket': issueTicket({ eventId: guest.eventId, guestId: guest.id, revision }),
        ':revision': revision,
        ':seenRevision': guest.ticketRevision,
        ':shard': seatShard,
        ':now': now.toISOString(),
      },
    },
  };
};

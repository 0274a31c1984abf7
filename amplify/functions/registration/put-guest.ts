import { createHash } from 'node:crypto';
import { type GuestRow, tables } from '../runtime/rows.ts';

/** Writes a registration if the person has none, or has cancelled the very one that was read. */
export const putGuest = (guest: GuestRow, previous: GuestRow | undefined) => ({
  TableName: tables.guest,
  Item: guest,
  ...(previous
    ? {
        ConditionExpression: '#state = :cancelled AND ticketRevision = :revision AND registeredAt = :registeredAt',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':cancelled': 'CANCELLED',
          ':revision': previous.ticketRevision,
          ':registeredAt': previous.registeredAt,
        },
      }
    : { ConditionExpression: 'attribute_not_exists(id)' }),
});

const TOKEN_LENGTH = 36;

/** DynamoDB's client request token of one claim: the same for the same write alone, as DynamoDB demands. */
export const claimToken = (guest: GuestRow): string =>
  createHash('sha256')
    .update([guest.registrationKey, guest.id, guest.ticketRevision, guest.seatShard, guest.registeredAt].join('\n'))
    .digest('base64url')
    .slice(0, TOKEN_LENGTH);

/** Tells a retry of the same submission from a second registration, without keeping the client's key. */
export const registrationKeyOf = (idempotencyKey: string, sub: string): string =>
  createHash('sha256').update(`${sub}\n${idempotencyKey}`).digest('base64url').slice(0, TOKEN_LENGTH);

import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { guestIdOf } from '../../../lib/domain/guest-id.ts';
import { signTicket } from '../../../lib/domain/ticket.ts';

const BATCH = 25;

export type BenchGuest = { id: string; ticket: string };

/** Writes registered guests straight into the table: the benchmark measures what comes after registration. */
export const writeGuests = async (
  client: DynamoDBDocumentClient,
  table: string,
  { eventId, count, prefix }: { eventId: string; count: number; prefix: string },
): Promise<BenchGuest[]> => {
  const key = new Uint8Array(32).fill(7);
  const at = new Date().toISOString();
  const guests = Array.from({ length: count }, (_, index) => {
    const email = `${prefix}-${index}@bench.example`;
    const id = guestIdOf(eventId, email);
    return { id, email, index, ticket: signTicket({ eventId, guestId: id, revision: 1 }, key) };
  });
  for (let start = 0; start < guests.length; start += BATCH) {
    const PutRequests = guests.slice(start, start + BATCH).map(({ id, email, index, ticket }) => ({
      PutRequest: {
        Item: {
          __typename: 'Guest',
          id,
          eventId,
          eventShard: `${eventId}#0`,
          sub: id,
          state: 'REGISTERED',
          email,
          emailKey: email,
          givenName: 'Bench',
          familyName: `Guest ${index}`,
          givenNameKey: 'bench',
          familyNameKey: `guest ${index}`,
          company: 'Bench Company',
          companyKey: 'bench company',
          notifyByEmail: false,
          notifyBySms: false,
          consentedAt: at,
          registeredAt: at,
          createdAt: at,
          updatedAt: at,
          ticket,
          ticketRevision: 1,
        },
      },
    }));
    await client.send(new BatchWriteCommand({ RequestItems: { [table]: PutRequests } }));
  }
  return guests.map(({ id, ticket }) => ({ id, ticket }));
};

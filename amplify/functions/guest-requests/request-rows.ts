import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import type { PayableLine } from '../../../lib/domain/payment.ts';
import type { OrderLine } from '../../../lib/domain/request-order.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { getRows, type GuestRequestRow, tables } from '../runtime/rows.ts';

/** A stored line: with what it took, and with who was paid. AppSync gives clients the fields of the schema alone. */
export type RequestLineRow = OrderLine & PayableLine;

export type RequestRow = Omit<GuestRequestRow, 'lines'> & { lines: RequestLineRow[]; __typename?: 'GuestRequest' };

export const findRequest = async (id: string): Promise<RequestRow | undefined> => {
  const { Item } = await dynamodb.send(new GetCommand({ TableName: tables.guestRequest, Key: { id }, ConsistentRead: true }));
  return Item as RequestRow | undefined;
};

/** The request of that event; AppError REQUEST_NOT_FOUND for any other id. */
export const getRequestAt = async (eventId: string, id: unknown): Promise<RequestRow> => {
  const isPossible = typeof id === 'string' && id.length > 0 && id.length <= REQUEST_LIMITS.idLength;
  const request = isPossible ? await findRequest(id) : undefined;
  if (request?.eventId !== eventId) throw new AppError('REQUEST_NOT_FOUND', `There is no such request at ${eventId}.`);
  return request;
};

/** Requests by id, in this order; ids that are not there are left out. */
export const requestsInOrder = async (ids: readonly string[]): Promise<RequestRow[]> => {
  const rows = await getRows<RequestRow>(
    tables.guestRequest,
    ids.map((id) => ({ id })),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
};

type GuestPage = { guestId: string; newestFirst: boolean; limit: number; after?: { id: string; createdAt: string } | undefined };

/** One page of a guest's requests by when they were made, and where the next one starts. */
export const queryGuestRequests = async ({ guestId, newestFirst, limit, after }: GuestPage) => {
  const { Items = [], LastEvaluatedKey } = await dynamodb.send(
    new QueryCommand({
      TableName: tables.guestRequest,
      IndexName: 'byGuest',
      KeyConditionExpression: 'guestId = :guestId',
      ExpressionAttributeValues: { ':guestId': guestId },
      ScanIndexForward: !newestFirst,
      Limit: limit,
      ExclusiveStartKey: after && { ...after, guestId },
    }),
  );
  return {
    requests: await requestsInOrder(Items.map(({ id }) => String(id))),
    next: LastEvaluatedKey && { id: String(LastEvaluatedKey['id']), createdAt: String(LastEvaluatedKey['createdAt']) },
  };
};

import { AppError } from '../../../lib/domain/app-error.ts';
import { isActive, REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { getRows, tables } from '../runtime/rows.ts';
import { OPEN_REQUESTS, type OpenRequests } from './order-facts.ts';
import type { RequestRow } from './request-rows.ts';

/**
 * Takes one of the guest's places for open requests, in the transaction of the request: so the limit is exact, however
 * many orders come at once. The places are ids, not a count: steps that end a request leave them alone, and whoever finds
 * no free place looks which of those requests are done and takes over one of theirs.
 */
export const takePlace = async (guestId: string, requestId: string, { ids, made }: OpenRequests) => {
  if (made >= REQUEST_LIMITS.perGuest) throw new AppError('TOO_MANY_REQUESTS', `The guest ${guestId} made ${made} requests.`);
  const always = { TableName: tables.entitlement, Key: { guestId, itemId: OPEN_REQUESTS } };
  const belowTotal = '(attribute_not_exists(made) OR made < :total)';
  if (ids === undefined || ids.size < REQUEST_LIMITS.activePerGuest) {
    return {
      Update: {
        ...always,
        UpdateExpression: 'ADD made :one, ids :id',
        ConditionExpression: `${belowTotal} AND (attribute_not_exists(ids) OR size(ids) < :most)`,
        ExpressionAttributeValues: {
          ':one': 1,
          ':id': new Set([requestId]),
          ':total': REQUEST_LIMITS.perGuest,
          ':most': REQUEST_LIMITS.activePerGuest,
        },
      },
    };
  }
  const active = await activeAmong(ids);
  if (active.length >= REQUEST_LIMITS.activePerGuest)
    throw new AppError('TOO_MANY_REQUESTS', `The guest ${guestId} has ${active.length} open requests.`);
  return {
    Update: {
      ...always,
      UpdateExpression: 'SET ids = :ids ADD made :one',
      ConditionExpression: `${belowTotal} AND ids = :seen`,
      ExpressionAttributeValues: {
        ':one': 1,
        ':ids': new Set([...active, requestId]),
        ':seen': ids,
        ':total': REQUEST_LIMITS.perGuest,
      },
    },
  };
};

const activeAmong = async (ids: ReadonlySet<string>): Promise<string[]> => {
  const requests = await getRows<RequestRow>(
    tables.guestRequest,
    [...ids].map((id) => ({ id })),
  );
  return requests.filter(({ state }) => isActive(state)).map(({ id }) => id);
};

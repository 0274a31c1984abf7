import { AppError } from '../../../lib/domain/app-error.ts';
import { isActive } from '../../../lib/domain/guest-request.ts';
import { isPaid } from '../../../lib/domain/tab.ts';
import { logger } from '../runtime/logger.ts';
import { tables } from '../runtime/rows.ts';
import { transact } from '../runtime/transact.ts';
import { returnEntitlement, returnStock } from './order-writes.ts';
import { findRequest, type RequestRow } from './request-rows.ts';

const MAX_ROUNDS = 8;

/** How a request ends before its time, and by whom. */
export type Withdrawal = { state: 'CANCELLED' | 'DECLINED'; by: string; byName: string; reason?: string | undefined };

/**
 * Ends an open or claimed request and gives back what it took, in one transaction, so exactly once. Whoever ended it the
 * same way before gets it as it is: a retry is no error. REQUEST_PAID while a line is paid, REQUEST_MOVED_ON when it ended
 * otherwise.
 */
export const withdrawRequest = async (found: RequestRow, withdrawal: Withdrawal): Promise<RequestRow> => {
  let request = found;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (isRepeated(request, withdrawal)) return request;
    if (!isActive(request.state)) throw new AppError('REQUEST_MOVED_ON', `The request ${request.id} is ${request.state}.`);
    if (request.lines.some(isPaid)) throw new AppError('REQUEST_PAID', `A line of the request ${request.id} is paid.`);
    const after = await withdraw(request, withdrawal);
    if (after) {
      logger.info('Withdrawn', { eventId: request.eventId, requestId: request.id, state: withdrawal.state });
      return after;
    }
    request = (await findRequest(request.id)) ?? request;
  }
  throw new AppError('CONFLICT', `The request ${request.id} kept changing.`);
};

const isRepeated = ({ state, history }: RequestRow, { state: wanted, by }: Withdrawal): boolean =>
  state === wanted && history.some(({ step, by: who }) => step === wanted && who === by);

/** The request as it ended, or undefined when it changed meanwhile. */
const withdraw = async (request: RequestRow, withdrawal: Withdrawal): Promise<RequestRow | undefined> => {
  const after = withdrawn(request, withdrawal, new Date());
  const entitlements = request.lines.filter(({ entitled }) => entitled).map((line) => returnEntitlement(request.guestId, line));
  let stocked = request.lines.filter(({ fromStock }) => fromStock);
  // An item whose limit was lifted meanwhile takes nothing back. Each round leaves at least one such item out.
  for (;;) {
    const put = { TableName: tables.guestRequest, Item: after, ...unchanged(request) };
    const failed = await transact([{ Put: put }, ...stocked.map(returnStock), ...entitlements]);
    if (failed.size === 0) return after;
    if (failed.has(0)) return undefined;
    const kept = stocked.filter((_, index) => !failed.has(index + 1));
    if (kept.length === stocked.length) throw new Error(`The entitlements of the request ${request.id} do not add up.`);
    stocked = kept;
  }
};

const unchanged = ({ version }: RequestRow) => ({
  ConditionExpression: 'version = :version',
  ExpressionAttributeValues: { ':version': version },
});

const withdrawn = (request: RequestRow, { state, by, byName, reason }: Withdrawal, now: Date): RequestRow => {
  const at = now.toISOString();
  return {
    ...request,
    state,
    version: request.version + 1,
    activeShard: undefined,
    finishedShard: request.activeShard,
    finishedAt: at,
    updatedAt: at,
    declineReason: reason,
    history: [...request.history, { step: state, at, by, byName, reason }],
  };
};

import { type Context, runtime, util } from '@aws-appsync/utils';
import { REQUEST_LIMITS } from '../../../lib/domain/guest-request.ts';
import { invalidInput } from './scan.ts';

type Entry = { step: string; by: string };

/** The state that a step leads to. A repetition finds the request in it, with the step as the caller's own. */
const STATE_AFTER: Record<string, string> = { CLAIMED: 'CLAIMED', RELEASED: 'OPEN', FULFILLED: 'FULFILLED', REOPENED: 'CLAIMED' };

/**
 * Last step of what staff do with a request: says why nothing was written. Whoever took the same step before gets the
 * request as it is: a retry is no error.
 */
export const request = (ctx: Context) => {
  if (ctx.prev.result) runtime.earlyReturn(ctx.prev.result);
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ id: ctx.args.id }), consistentRead: true };
};

export const response = (ctx: Context) => {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const found = ctx.result;
  if (!found || found.eventId !== ctx.args.eventId) util.error('There is no such request at this event.', 'REQUEST_NOT_FOUND');
  const { by, step } = ctx.stash;
  const latest = latestMove(found.history);
  const isOwnClaim = step === 'CLAIMED' && found.state === 'CLAIMED' && found.claimedBy === by;
  const isRepeated = found.state === STATE_AFTER[step] && latest.step === step && latest.by === by;
  if (isOwnClaim || isRepeated) return found;
  const details = { state: found.state, version: found.version, claimedByName: found.claimedByName };
  if (step === 'CLAIMED' && found.state === 'CLAIMED') util.error('Someone else claimed the request.', 'REQUEST_TAKEN', null, details);
  if (step !== 'FULFILLED' && found.history.length >= REQUEST_LIMITS.history) invalidInput('The request changed hands too often.');
  util.error('The request is in another state.', 'REQUEST_MOVED_ON', null, details);
  return null;
};

/** The last step that changed the state: payments leave it alone. */
const latestMove = (history: Entry[]): Entry => {
  let latest: Entry = { step: '', by: '' };
  for (const entry of history) {
    if (entry.step !== 'PAID' && entry.step !== 'PAYMENT_UNDONE') latest = entry;
  }
  return latest;
};

import { type Context, runtime, util } from '@aws-appsync/utils';
import { repeatedResultOf } from './check-in-result.ts';
import { checkInId } from './scan.ts';

/** Last step of checkIn and checkInByHand: the answer to a scan whose row another call wrote at the same moment. */
export const request = (ctx: Context) => {
  if (!ctx.stash.isRepeated) runtime.earlyReturn(ctx.prev.result);
  const { eventId, scanId } = ctx.stash.scan;
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ id: checkInId(eventId, scanId) }), consistentRead: true };
};

export const response = (ctx: Context) => {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  return repeatedResultOf(ctx.result);
};

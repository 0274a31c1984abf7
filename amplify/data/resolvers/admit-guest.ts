import { type Context, runtime, util } from '@aws-appsync/utils';
import { GUEST_ID_LENGTH } from '../../../lib/domain/id-lengths.ts';
import { admitRequest } from './admit.ts';
import { admitResponse } from './admit-response.ts';

/** Second step of checkInByHand: admits a guest whom staff found by name, without a ticket. */
export const request = (ctx: Context) => {
  if (ctx.stash.answer) runtime.earlyReturn(ctx.prev.result);
  const guestId: string = ctx.args.guestId;
  if (guestId.length !== GUEST_ID_LENGTH) util.error('There is no such guest at this event.', 'GUEST_NOT_FOUND');
  ctx.stash.guestId = guestId;
  if (ctx.stash.finding) runtime.earlyReturn(null);
  return admitRequest(guestId, undefined, ctx.stash.scan);
};

export const response = (ctx: Context) => admitResponse(ctx);

import { type Context, extensions, util } from '@aws-appsync/utils';
import { requireEventRole } from './event-access.ts';

/** Staff hear of every scan at their own event, and of no other. */
export const request = (ctx: Context) => {
  requireEventRole(ctx, ctx.args.eventId, ['STAFF']);
  return { payload: null };
};

export const response = (ctx: Context) => {
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ eventId: { eq: ctx.args.eventId } }));
  return null;
};

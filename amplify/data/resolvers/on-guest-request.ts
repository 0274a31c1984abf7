import { type Context, extensions, util } from '@aws-appsync/utils';
import { requireEventRole } from './event-access.ts';

/** Staff hear of every request at their own event, of one area or of all, and of no other. */
export const request = (ctx: Context) => {
  requireEventRole(ctx, ctx.args.eventId, ['STAFF']);
  return { payload: null };
};

export const response = (ctx: Context) => {
  const { eventId, area } = ctx.args;
  const filter = area ? { eventId: { eq: eventId }, area: { eq: area } } : { eventId: { eq: eventId } };
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
  return null;
};

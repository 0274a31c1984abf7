import { type Context, extensions, util } from '@aws-appsync/utils';
import { requireEventRole } from './event-access.ts';

/** Staff hear of every scan at a door of their own event, and of no other. */
export const request = (ctx: Context) => {
  requireEventRole(ctx, ctx.args.eventId, ['STAFF']);
  return { payload: null };
};

export const response = (ctx: Context) => {
  const { eventId, sessionId } = ctx.args;
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ eventId: { eq: eventId }, sessionId: { eq: sessionId } }));
  return null;
};

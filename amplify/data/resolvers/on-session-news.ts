import { type Context, extensions, util } from '@aws-appsync/utils';
import { requireEventRole } from './event-access.ts';

/** Staff hear of every session of their own event, or of one. */
export const request = (ctx: Context) => {
  requireEventRole(ctx, ctx.args.eventId, ['STAFF']);
  return { payload: null };
};

export const response = (ctx: Context) => {
  const { eventId, sessionId } = ctx.args;
  const filter = sessionId ? { eventId: { eq: eventId }, sessionId: { eq: sessionId } } : { eventId: { eq: eventId } };
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
  return null;
};

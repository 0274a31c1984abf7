import { type AppSyncIdentityCognito, type Context, extensions, util } from '@aws-appsync/utils';

/** Guests hear of their own requests and of no other. */
export const request = (ctx: Context) => {
  const identity = ctx.identity as AppSyncIdentityCognito | null | undefined;
  if (!identity?.sub) util.error('The caller has no user.', 'NOT_SIGNED_IN');
  ctx.stash.sub = identity?.sub;
  return { payload: null };
};

export const response = (ctx: Context) => {
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ eventId: { eq: ctx.args.eventId }, sub: { eq: ctx.stash.sub } }));
  return null;
};

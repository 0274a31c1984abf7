import { type Context, extensions, util } from '@aws-appsync/utils';

/** Guests hear of what concerns them: news that names them. */
export const request = () => ({ payload: null });

export const response = (ctx: Context) => {
  const { eventId, guestId } = ctx.args;
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ eventId: { eq: eventId }, guestIds: { contains: guestId } }));
  return null;
};

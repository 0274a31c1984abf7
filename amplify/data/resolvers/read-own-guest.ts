import { type AppSyncIdentityCognito, type Context, util } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import { GUEST_ID_LENGTH } from '../../../lib/domain/id-lengths.ts';

/** Lets go on only whoever registered as this guest of this event. */
export const request = (ctx: Context) => {
  const identity = ctx.identity as AppSyncIdentityCognito | null | undefined;
  if (!identity?.sub) util.error('The caller has no user.', 'NOT_SIGNED_IN');
  if (ctx.args.guestId.length !== GUEST_ID_LENGTH) util.error('The guest is not the caller.', 'FORBIDDEN');
  return get({ key: { id: ctx.args.guestId }, projection: ['sub', 'eventId'] });
};

export const response = (ctx: Context) => {
  const identity = ctx.identity as AppSyncIdentityCognito | null | undefined;
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  if (!ctx.result || ctx.result.eventId !== ctx.args.eventId || ctx.result.sub !== identity?.sub) {
    util.error('The guest is not the caller.', 'FORBIDDEN');
  }
  return null;
};

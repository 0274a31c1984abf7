import { type Context, util } from '@aws-appsync/utils';
import { REQUEST_LIMITS, STAFF_NAME } from '../../../lib/domain/guest-request.ts';
import { requireEventRole } from './event-access.ts';

/** First step of what staff do with a request: who they are, and the name that the guest reads. */
export const request = (ctx: Context) => {
  ctx.stash.by = requireEventRole(ctx, ctx.args.eventId, ['STAFF']);
  const id: string = ctx.args.id;
  if (id.length === 0 || id.length > REQUEST_LIMITS.idLength) util.error('There is no such request at this event.', 'REQUEST_NOT_FOUND');
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ id: ctx.stash.by }) };
};

export const response = (ctx: Context) => {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  ctx.stash.byName = ctx.result?.name ?? STAFF_NAME;
  return null;
};

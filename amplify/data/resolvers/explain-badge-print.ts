import { type Context, runtime, util } from '@aws-appsync/utils';
import { invalidInput } from './scan.ts';

/** Second step of recordBadgePrint: says why nothing was written. A badge that was printed before is an answer, not an error. */
export const request = (ctx: Context) => {
  if (ctx.prev.result) runtime.earlyReturn(ctx.prev.result);
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ id: ctx.args.guestId }), consistentRead: true };
};

export const response = (ctx: Context) => {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const guest = ctx.result;
  if (!guest || guest.eventId !== ctx.args.eventId) util.error('There is no such guest at this event.', 'GUEST_NOT_FOUND');
  if (ctx.args.status !== 'PRINTED' || !guest.badgePrintedAt) invalidInput('This badge was printed too often to write down.');
  return {
    eventId: guest.eventId,
    guestId: guest.id,
    recorded: false,
    badgePrintedAt: guest.badgePrintedAt,
    badgePrintCount: guest.badgePrintCount ?? 0,
  };
};

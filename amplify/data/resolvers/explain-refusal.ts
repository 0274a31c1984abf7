import { type Context, runtime, util } from '@aws-appsync/utils';
import { verdictOn } from '../../../lib/domain/check-in.ts';

/**
 * Third step of checkIn and checkInByHand: says why a guest was not admitted, from the guest as stored. Skipped when the
 * verdict is known. AppSync's UpdateItem does not give back the item whose condition failed
 * (aws/aws-appsync-community#343), so it is read.
 */
export const request = (ctx: Context) => {
  if (ctx.stash.answer || ctx.stash.finding) runtime.earlyReturn(ctx.prev.result);
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ id: ctx.stash.guestId }), consistentRead: true };
};

export const response = (ctx: Context) => {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const guest = ctx.result;
  const scan = ctx.stash.scan;
  if (scan.byHand && (!guest || guest.eventId !== scan.eventId)) util.error('There is no such guest at this event.', 'GUEST_NOT_FOUND');
  const ticket = scan.byHand ? undefined : ctx.args.ticket;
  const verdict = verdictOn(guest ?? undefined, { eventId: scan.eventId, ticket, scanId: scan.scanId, direction: scan.direction });
  // Whoever shows a ticket that we do not know is nobody we know.
  const isKnown = guest && verdict.reason !== 'UNKNOWN_TICKET';
  ctx.stash.finding = { ...verdict, guest: isKnown ? guest : undefined };
  return null;
};

import { type Context, util } from '@aws-appsync/utils';
import { SCAN_LIMITS } from '../../../lib/domain/check-in.ts';
import { requireEventRole } from './event-access.ts';
import { checkInId, invalidInput, isScanId, requireEventId } from './scan.ts';

/** First step of undoCheckIn: only a scan that let somebody in, and was not undone before, can be undone. */
export const request = (ctx: Context) => {
  const { eventId, scanId } = ctx.args;
  ctx.stash.by = requireEventRole(ctx, eventId, ['STAFF']);
  requireEventId(eventId);
  if (!isScanId(scanId)) util.error('There is no such scan at this event.', 'SCAN_NOT_FOUND');
  ctx.stash.reason = ctx.args.reason.trim();
  if (ctx.stash.reason.length === 0 || ctx.stash.reason.length > SCAN_LIMITS.reasonLength) {
    invalidInput(`reason has 1 to ${SCAN_LIMITS.reasonLength} characters.`);
  }
  return { operation: 'GetItem', key: util.dynamodb.toMapValues({ id: checkInId(eventId, scanId) }), consistentRead: true };
};

export const response = (ctx: Context) => {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const scan = ctx.result;
  if (!scan) util.error('There is no such scan at this event.', 'SCAN_NOT_FOUND');
  if (scan.outcome !== 'ADMITTED' || scan.direction !== 'ENTRY' || scan.undoneAt) {
    util.error('This scan did not admit anyone, or it was undone before.', 'SCAN_NOT_UNDOABLE');
  }
  ctx.stash.guestId = scan.guestId;
  return null;
};

import { type Context, util } from '@aws-appsync/utils';
import { resultOf } from './check-in-result.ts';
import { checkInId, CONDITION_FAILED } from './scan.ts';

/** Last step of undoCheckIn: the scan keeps its row, with who undid it, when and why. */
export const request = (ctx: Context) => ({
  operation: 'UpdateItem',
  key: util.dynamodb.toMapValues({ id: checkInId(ctx.args.eventId, ctx.args.scanId) }),
  update: {
    expression: 'SET undoneAt = :now, undoneBy = :by, undoReason = :reason, updatedAt = :now',
    expressionValues: util.dynamodb.toMapValues({ ':now': util.time.nowISO8601(), ':by': ctx.stash.by, ':reason': ctx.stash.reason }),
  },
  condition: { expression: 'attribute_exists(id) AND attribute_not_exists(undoneAt)' },
});

export const response = (ctx: Context) => {
  if (!ctx.error) return resultOf(ctx.result);
  if (ctx.error.type === CONDITION_FAILED) util.error('Someone else undid this scan at the same moment.', 'SCAN_NOT_UNDOABLE');
  util.error(ctx.error.message, ctx.error.type);
  return null;
};

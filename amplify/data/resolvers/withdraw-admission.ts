import { type Context, util } from '@aws-appsync/utils';
import { CONDITION_FAILED } from './scan.ts';

/**
 * Second step of undoCheckIn: takes the admission off the guest, if this scan is the one that holds it. A scan that was
 * withdrawn while its row was not written may be withdrawn again, as long as nobody admitted the guest since.
 */
export const request = (ctx: Context) => ({
  operation: 'UpdateItem',
  key: util.dynamodb.toMapValues({ id: ctx.stash.guestId }),
  update: {
    expression:
      'SET undoneScanId = :scanId, updatedAt = :now ' +
      'REMOVE checkedInAt, checkedInScanId, checkedInGate, checkedInBy, checkedOutAt, checkedOutScanId',
    expressionValues: util.dynamodb.toMapValues({ ':now': util.time.nowISO8601(), ':scanId': ctx.args.scanId }),
  },
  condition: {
    expression: 'checkedInScanId = :held OR (undoneScanId = :held AND attribute_not_exists(checkedInAt))',
    expressionValues: util.dynamodb.toMapValues({ ':held': ctx.args.scanId }),
  },
});

export const response = (ctx: Context) => {
  if (!ctx.error) return null;
  if (ctx.error.type === CONDITION_FAILED) util.error('This scan does not hold the admission any more.', 'SCAN_NOT_UNDOABLE');
  util.error(ctx.error.message, ctx.error.type);
  return null;
};

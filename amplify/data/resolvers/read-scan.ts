import { type Context, util } from '@aws-appsync/utils';
import { isGateOpen } from '../../../lib/domain/check-in.ts';
import { repeatedResultOf } from './check-in-result.ts';
import { requireEventRole } from './event-access.ts';
import { checkInId, decidedAt, scanOf } from './scan.ts';

/**
 * First step of checkIn and checkInByHand: who may scan here, is the scan well formed, was it answered before, and is the
 * gate open. A scan that was answered before ends here with the same answer.
 *
 * The names of the tables end in -NONE on every branch: stash.amplifyApiEnvironmentName is the branch's name instead and
 * fits no table (aws-amplify/amplify-backend#2992). A test holds the suffix against the template.
 */
export const request = (ctx: Context) => {
  const byHand = ctx.info.fieldName === 'checkInByHand';
  const deviceId = requireEventRole(ctx, ctx.args.eventId, byHand ? ['STAFF'] : ['STAFF', 'KIOSK']);
  const scan = scanOf(ctx, deviceId, byHand);
  ctx.stash.scan = scan;
  const suffix = `${ctx.stash.awsAppsyncApiId}-NONE`;
  return {
    operation: 'BatchGetItem',
    tables: {
      [`CheckIn-${suffix}`]: { keys: [util.dynamodb.toMapValues({ id: checkInId(scan.eventId, scan.scanId) })], consistentRead: true },
      [`Event-${suffix}`]: { keys: [util.dynamodb.toMapValues({ id: scan.eventId })], consistentRead: true },
    },
  };
};

export const response = (ctx: Context) => {
  if (ctx.error) util.error(ctx.error.message, ctx.error.type);
  const suffix = `${ctx.stash.awsAppsyncApiId}-NONE`;
  const event = ctx.result.data[`Event-${suffix}`][0];
  if (!event) util.error('There is no such event.', 'EVENT_NOT_FOUND');
  const answered = ctx.result.data[`CheckIn-${suffix}`][0];
  if (answered) {
    ctx.stash.answer = repeatedResultOf(answered);
    return ctx.stash.answer;
  }
  ctx.stash.shards = event.shards;
  const scan = ctx.stash.scan;
  const isOpen = isGateOpen(
    {
      state: event.state,
      checkInOpensAtMs: util.time.parseISO8601ToEpochMilliSeconds(event.checkInOpensAt),
      endsAtMs: util.time.parseISO8601ToEpochMilliSeconds(event.endsAt),
    },
    scan.direction,
    util.time.parseISO8601ToEpochMilliSeconds(decidedAt(scan)),
  );
  if (!isOpen) ctx.stash.finding = { outcome: 'DENIED', reason: 'NOT_OPEN' };
  return null;
};

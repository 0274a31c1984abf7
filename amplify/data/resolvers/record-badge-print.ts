import { type Context, util } from '@aws-appsync/utils';
import { SCAN_LIMITS } from '../../../lib/domain/check-in.ts';
import { GUEST_ID_LENGTH } from '../../../lib/domain/id-lengths.ts';
import { requireEventRole } from './event-access.ts';
import { CONDITION_FAILED, invalidInput } from './scan.ts';

const MAX_PRINTS = 50;

/**
 * First step of recordBadgePrint. PRINTED counts once per guest, whichever kiosk says so first; FAILED is written down and
 * counts nothing; REPRINTED is staff's decision, has a reason and counts every time.
 */
export const request = (ctx: Context) => {
  const { eventId, guestId, scanId, status } = ctx.args;
  const isReprint = status === 'REPRINTED';
  const by = requireEventRole(ctx, eventId, isReprint ? ['STAFF'] : ['STAFF', 'KIOSK']);
  const reason: string = ctx.args.reason ? ctx.args.reason.trim() : '';
  if (isReprint && reason.length === 0) invalidInput('A reprint needs a reason.');
  if (reason.length > SCAN_LIMITS.reasonLength) invalidInput(`reason has at most ${SCAN_LIMITS.reasonLength} characters.`);
  if (scanId.length === 0 || scanId.length > SCAN_LIMITS.scanIdLength)
    invalidInput(`scanId has 1 to ${SCAN_LIMITS.scanIdLength} characters.`);

  if (guestId.length !== GUEST_ID_LENGTH) util.error('There is no such guest at this event.', 'GUEST_NOT_FOUND');

  const now = util.time.nowISO8601();
  const print: Record<string, string> = { scanId, status, printedBy: by, printedAt: now };
  if (reason.length > 0) print.reason = reason;
  const counted =
    status === 'FAILED'
      ? ''
      : ', badgePrintCount = if_not_exists(badgePrintCount, :zero) + :one, badgePrintedAt = if_not_exists(badgePrintedAt, :now)';
  const values = { ':now': now, ':none': [], ':print': [print] };
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: guestId }),
    update: {
      expression: `SET badgePrints = list_append(if_not_exists(badgePrints, :none), :print), updatedAt = :now${counted}`,
      expressionValues: util.dynamodb.toMapValues(status === 'FAILED' ? values : { ...values, ':zero': 0, ':one': 1 }),
    },
    condition: {
      expression:
        'eventId = :eventId AND (attribute_not_exists(badgePrints) OR size(badgePrints) < :most)' +
        (status === 'PRINTED' ? ' AND attribute_not_exists(badgePrintedAt)' : ''),
      expressionValues: util.dynamodb.toMapValues({ ':eventId': eventId, ':most': MAX_PRINTS }),
    },
  };
};

export const response = (ctx: Context) => {
  if (ctx.error) {
    if (ctx.error.type !== CONDITION_FAILED) util.error(ctx.error.message, ctx.error.type);
    return null;
  }
  const { eventId, id, badgePrintedAt, badgePrintCount } = ctx.result;
  return { eventId, guestId: id, recorded: true, badgePrintedAt, badgePrintCount: badgePrintCount ?? 0 };
};

import { type Context, util } from '@aws-appsync/utils';
import { REOPEN_WITHIN_MS } from '../../../lib/domain/guest-request.ts';
import { stepRequest, stepResponse } from './request-step.ts';

/** Second step of reopenGuestRequest: FULFILLED back to CLAIMED by the caller, shortly after. */
export const request = (ctx: Context) =>
  stepRequest(ctx, {
    step: 'REOPENED',
    from: 'FULFILLED',
    to: 'CLAIMED',
    update:
      ', claimedAt = :now, claimedBy = :by, claimedByName = :byName, activeShard = finishedShard ' +
      'REMOVE fulfilledAt, finishedAt, finishedShard',
    claims: true,
    finishedAfter: util.time.epochMilliSecondsToISO8601(util.time.nowEpochMilliSeconds() - REOPEN_WITHIN_MS),
  });

export const response = (ctx: Context) => stepResponse(ctx);

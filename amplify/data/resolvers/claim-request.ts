import type { Context } from '@aws-appsync/utils';
import { stepRequest, stepResponse } from './request-step.ts';

/** Second step of claimGuestRequest: OPEN to CLAIMED. */
export const request = (ctx: Context) =>
  stepRequest(ctx, {
    step: 'CLAIMED',
    from: 'OPEN',
    to: 'CLAIMED',
    update: ', claimedAt = :now, claimedBy = :by, claimedByName = :byName',
    claims: true,
  });

export const response = (ctx: Context) => stepResponse(ctx);

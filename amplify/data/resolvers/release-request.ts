import type { Context } from '@aws-appsync/utils';
import { stepRequest, stepResponse } from './request-step.ts';

/** Second step of releaseGuestRequest: CLAIMED back to OPEN, by whoever claimed it or a colleague. */
export const request = (ctx: Context) =>
  stepRequest(ctx, { step: 'RELEASED', from: 'CLAIMED', to: 'OPEN', update: ' REMOVE claimedAt, claimedBy, claimedByName' });

export const response = (ctx: Context) => stepResponse(ctx);

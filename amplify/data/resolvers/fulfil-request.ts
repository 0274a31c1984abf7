import type { Context } from '@aws-appsync/utils';
import { stepRequest, stepResponse } from './request-step.ts';

/** Second step of fulfilGuestRequest: CLAIMED to FULFILLED. It leaves the index of the board for that of finished ones. */
export const request = (ctx: Context) =>
  stepRequest(ctx, {
    step: 'FULFILLED',
    from: 'CLAIMED',
    to: 'FULFILLED',
    update: ', fulfilledAt = :now, finishedAt = :now, finishedShard = activeShard REMOVE activeShard',
  });

export const response = (ctx: Context) => stepResponse(ctx);

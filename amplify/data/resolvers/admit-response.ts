import { type Context, util } from '@aws-appsync/utils';
import { CONDITION_FAILED } from './scan.ts';

/** Shared by admit-ticket and admit-guest. A refusal is explained by the next step, which reads the guest. */
export const admitResponse = (ctx: Context) => {
  if (ctx.error) {
    if (ctx.error.type !== CONDITION_FAILED) util.error(ctx.error.message, ctx.error.type);
    return null;
  }
  ctx.stash.finding = { outcome: 'ADMITTED', guest: ctx.result };
  return null;
};

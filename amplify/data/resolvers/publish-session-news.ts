import { type Context, util } from '@aws-appsync/utils';

/** Usher's own functions call this with IAM. People have tokens, and none of them may. */
export const request = () => {
  if (util.authType() !== 'IAM Authorization') util.error('Only functions publish news.', 'FORBIDDEN');
  return { payload: null };
};

export const response = (ctx: Context) => ctx.args;

import { util, type Context } from '@aws-appsync/utils';
export function request(ctx: Context) { return { payload: null, ctx: util.time.nowISO8601() ? ctx.args : null }; }
export function response(ctx: Context) { return ctx.result; }

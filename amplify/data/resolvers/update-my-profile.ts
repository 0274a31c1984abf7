import { type AppSyncIdentityCognito, type Context, util } from '@aws-appsync/utils';
import { PROFILE_LIMITS } from '../../../lib/domain/profile.ts';
import { CONDITION_FAILED, invalidInput } from './scan.ts';

/** The only step of updateMyProfile: the caller's own row, which the sign-up wrote. */
export const request = (ctx: Context) => {
  const identity = ctx.identity as AppSyncIdentityCognito | null | undefined;
  if (!identity?.sub) util.error('The caller has no user.', 'NOT_SIGNED_IN');
  const name: string = ctx.args.name.trim();
  if (name.length === 0 || name.length > PROFILE_LIMITS.name) invalidInput(`name has 1 to ${PROFILE_LIMITS.name} characters.`);
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: identity?.sub }),
    update: {
      expression: 'SET #name = :name, updatedAt = :now',
      expressionNames: { '#name': 'name' },
      expressionValues: util.dynamodb.toMapValues({ ':name': name, ':now': util.time.nowISO8601() }),
    },
    condition: { expression: 'attribute_exists(id)' },
  };
};

export const response = (ctx: Context) => {
  if (!ctx.error) return { name: ctx.result.name };
  if (ctx.error.type === CONDITION_FAILED) util.error('The account has no confirmed address yet.', 'EMAIL_NOT_VERIFIED');
  util.error(ctx.error.message, ctx.error.type);
  return null;
};

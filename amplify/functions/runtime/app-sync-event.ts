import type { AppSyncIdentityCognito, AppSyncResolverEvent } from 'aws-lambda';
import { AppError } from '../../../lib/domain/app-error.ts';

/** What Amplify's generated template sends to a function: the field's name stands at the top, and there is no `info`. */
export type FieldEvent = Omit<AppSyncResolverEvent<Record<string, unknown>>, 'info' | 'stash'> & { typeName: string; fieldName: string };

/** Who calls, from the verified token. */
export type Caller = { sub: string; username: string; groups: string[] };

/** The signed-in caller; AppError NOT_SIGNED_IN for visitors and for callers without a user. */
export const callerOf = ({ identity }: FieldEvent): Caller => {
  const cognito = identity as Partial<AppSyncIdentityCognito> | null | undefined;
  if (!cognito?.sub || !cognito.claims) throw new AppError('NOT_SIGNED_IN', 'The caller has no user.');
  const claimed: unknown = cognito.claims['cognito:groups'];
  const groups = cognito.groups ?? (Array.isArray(claimed) ? claimed.map(String) : []);
  return { sub: cognito.sub, username: cognito.username ?? cognito.sub, groups };
};

import { type AppSyncIdentityCognito, type Context, util } from '@aws-appsync/utils';
import { type EventRole, worksForEvent } from '../../../lib/domain/roles.ts';

/**
 * Lets the call go on only for people who work for the event in one of the roles, and for organizers. The schema's
 * directive lets every member of staff in; this is what keeps them to their own events. Amplify adds nothing of the kind
 * to custom resolvers, so every one of them begins with it.
 * @returns the caller's Cognito sub.
 */
export const requireEventRole = (ctx: Context, eventId: string, roles: EventRole[]): string => {
  const identity = ctx.identity as AppSyncIdentityCognito | null | undefined;
  const groups: string[] = identity?.groups ?? identity?.claims?.['cognito:groups'] ?? [];
  if (!identity?.sub || !worksForEvent(groups, eventId, roles)) util.error('The caller does not work for the event.', 'FORBIDDEN');
  return identity ? identity.sub : '';
};

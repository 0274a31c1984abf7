import type { a as amplifyData } from '@aws-amplify/backend';
import { GROUPS } from '../../lib/domain/roles.ts';

/**
 * The named rule sets of the data schema, so that a rule is written once.
 *
 * Groups gate the operation here; which event a member of staff or a kiosk works for is checked by the resolver
 * (resolvers/event-access.ts) or the function (lib/domain/roles.ts), from the same token.
 */
type Allow = Parameters<Parameters<ReturnType<typeof amplifyData.query>['authorization']>[0]>[0];

export { GROUPS };

/** Anyone, signed in or not: published content only. */
export const anyone = (allow: Allow) => [allow.guest(), allow.authenticated()];

/** Anyone with an account; the operation limits itself to what is the caller's own. */
export const signedIn = (allow: Allow) => [allow.authenticated()];

/** Organizers alone. */
export const organizers = (allow: Allow) => [allow.group(GROUPS.organizers)];

/** Staff of the event, and organizers. */
export const eventStaff = (allow: Allow) => [allow.groups([GROUPS.organizers, GROUPS.staff])];

/** Kiosks and staff of the event, and organizers. */
export const gateKeepers = (allow: Allow) => [allow.groups([GROUPS.organizers, GROUPS.staff, GROUPS.kiosks])];

import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { SECOND_FACTOR_CLAIM, isWorkGroup } from '../../../lib/domain/roles.ts';
import { cognito } from '../../functions/people/cognito.ts';
import { instrumented } from '../../functions/runtime/telemetry.ts';

const hasSecondFactor = async (userPoolId: string, username: string): Promise<boolean> => {
  const { UserMFASettingList = [] } = await cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username }));
  return UserMFASettingList.length > 0;
};

/**
 * Leaves the groups of organizers and staff out of the tokens of whoever has no second factor yet, and says so in a claim that the
 * site reads. It runs with each sign-in and each refresh, so the groups are back within a refresh of setting one up. Guests and
 * kiosks are in none of these groups and cost no look-up. When Cognito cannot be asked, no token is made.
 */
export const handler = instrumented(async (event: PreTokenGenerationV2TriggerEvent): Promise<PreTokenGenerationV2TriggerEvent> => {
  const groups = event.request.groupConfiguration.groupsToOverride ?? [];
  const others = groups.filter((group) => !isWorkGroup(group));
  if (others.length === groups.length || (await hasSecondFactor(event.userPoolId, event.userName))) return event;
  event.response = {
    claimsAndScopeOverrideDetails: {
      // The roles of the groups go with them.
      groupOverrideDetails: { groupsToOverride: others, iamRolesToOverride: [] },
      idTokenGeneration: { claimsToAddOrOverride: { [SECOND_FACTOR_CLAIM]: 'needed' } },
    },
  };
  return event;
});

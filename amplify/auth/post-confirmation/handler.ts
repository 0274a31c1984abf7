import type { PostConfirmationTriggerEvent } from 'aws-lambda';
import { activateAssignments } from '../../functions/people/activate-assignments.ts';
import { saveProfile, verifiedEmailOf } from '../../functions/people/save-profile.ts';
import { instrumented, logger } from '../../functions/runtime/telemetry.ts';

/**
 * A person has an account now: their Profile is written and the events they were put in charge of become theirs.
 *
 * Cognito has confirmed the account before it calls and would tell the person of an error that they cannot mend, so a
 * failure is logged only: the Profile is written on first use (people/find-profile.ts) and assigning staff once more
 * activates the assignment.
 */
export const handler = instrumented(async (event: PostConfirmationTriggerEvent): Promise<PostConfirmationTriggerEvent> => {
  const attributes = event.request.userAttributes;
  const sub = attributes['sub'];
  const email = verifiedEmailOf(attributes);
  if (!sub || !email) return event;
  try {
    await saveProfile(sub, email, attributes);
    await activateAssignments({ userPoolId: event.userPoolId, username: event.userName, sub, email });
  } catch (error) {
    logger.error('The person could not be set up', { sub, error: error instanceof Error ? error : new Error(String(error)) });
  }
  return event;
});

import { AdminGetUserCommand, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import type { Caller } from '../runtime/app-sync-event.ts';
import { AppError } from '../../../lib/domain/app-error.ts';
import { environment } from '../runtime/environment.ts';
import { findProfileRow, type ProfileRow } from '../runtime/rows.ts';
import { cognito } from './cognito.ts';
import { saveProfile, verifiedEmailOf } from './save-profile.ts';

/**
 * The caller's profile with the verified e-mail address; AppError EMAIL_NOT_VERIFIED without one. The PostConfirmation
 * trigger writes it; people who verified their address later, or whose trigger failed, get it here, on first use.
 */
export const getProfile = async ({ sub, username }: Caller): Promise<ProfileRow> => {
  const profile = await findProfileRow(sub);
  if (profile) return profile;
  const attributes = await findAttributes(username);
  const email = attributes['sub'] === sub ? verifiedEmailOf(attributes) : undefined;
  if (!email) throw new AppError('EMAIL_NOT_VERIFIED', `The user ${sub} has no verified e-mail address.`);
  return saveProfile(sub, email, attributes);
};

const findAttributes = async (username: string): Promise<Record<string, string | undefined>> => {
  try {
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: environment('USER_POOL_ID'), Username: username }));
    return Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]));
  } catch (error) {
    // The account was deleted while its token is still good.
    if (error instanceof UserNotFoundException) throw new AppError('NOT_SIGNED_IN', 'The account is gone.');
    throw error;
  }
};

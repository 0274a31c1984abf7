import { getClient } from './client.ts';
import { unwrap, unwrapNullable } from './unwrap.ts';

/** What the person's account says of them; no name until they gave one. */
export type MyProfile = { name?: string | undefined };

/** @param sub - the caller's own Cognito sub; another one's is AppError FORBIDDEN. */
export const getMyProfile = async (sub: string): Promise<MyProfile> => {
  const profile = await unwrapNullable(getClient().models.Profile.get({ id: sub }));
  return { name: profile?.name ?? undefined };
};

/** Sets the name that guests read of the staff who come to them. AppErrors: INVALID_INPUT, NOT_SIGNED_IN, EMAIL_NOT_VERIFIED. */
export const updateMyProfile = async (name: string): Promise<MyProfile> => {
  const profile = await unwrap(getClient().mutations.updateMyProfile({ name }));
  return { name: profile.name ?? undefined };
};

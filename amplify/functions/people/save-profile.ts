import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { normaliseEmail } from '../../../lib/domain/guest-id.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type ProfileRow, tables } from '../runtime/rows.ts';

/** What Cognito knows of a user: attribute names and values. */
export type UserAttributes = Readonly<Record<string, string | undefined>>;

/** The address, if Cognito has verified that it is the user's; nothing else counts as their e-mail. */
export const verifiedEmailOf = (attributes: UserAttributes): string | undefined =>
  attributes['email_verified'] === 'true' && attributes['email'] ? normaliseEmail(attributes['email']) : undefined;

const nameOf = (attributes: UserAttributes): string | undefined =>
  attributes['name'] ?? ([attributes['given_name'], attributes['family_name']].filter(Boolean).join(' ') || undefined);

/** Writes the person's Profile; writing it again changes nothing but the time of the change. */
export const saveProfile = async (sub: string, email: string, attributes: UserAttributes): Promise<ProfileRow> => {
  const now = new Date().toISOString();
  const profile = { id: sub, sub, email, name: nameOf(attributes), createdAt: now, updatedAt: now };
  await dynamodb.send(new PutCommand({ TableName: tables.profile, Item: { ...profile, __typename: 'Profile' } }));
  return profile;
};

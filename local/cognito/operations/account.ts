import { attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import { invalidParameter } from '../cognito-error.ts';
import { maskedDelivery, requireText } from '../pool.ts';
import type { Pool } from '../pool.ts';
import { subOf } from '../user-pool.ts';
import type { PoolUser } from '../user-pool.ts';
import { readOwnAttributes } from './operation.ts';
import type { Operation } from './operation.ts';

const ATTRIBUTE_CODE_MS = 24 * 60 * 60 * 1000;

const getUser: Operation = async (pool, request) => {
  await pool.signedIn(request);
  return pool.engine.run('GetUser', request, pool.engine.context('GetUser'));
};

const updateUserAttributes: Operation = async (pool, request) => {
  const { user } = await pool.signedIn(request);
  const attributes = readOwnAttributes(request.UserAttributes);
  const email = attributeValue('email', attributes);
  await pool.requireFreeEmail(email, user);
  if (email) pool.countSentCode(user);
  await pool.changing(user.Username, () => pool.engine.run('UpdateUserAttributes', request, pool.engine.context('UpdateUserAttributes')));
  return { CodeDeliveryDetailsList: email ? [maskedDelivery(email)] : [] };
};

const getUserAttributeVerificationCode: Operation = async (pool, request) => {
  const { user } = await pool.signedIn(request);
  if (request.AttributeName !== 'email') throw invalidParameter('Only the e-mail address of this pool can be verified.');
  pool.countSentCode(user);
  const operation = 'GetUserAttributeVerificationCode';
  await pool.changing(user.Username, () => pool.engine.run(operation, request, pool.engine.context(operation)));
  return { CodeDeliveryDetails: maskedDelivery(newEmailOf(user)) };
};

const verifyUserAttribute: Operation = async (pool, request) => {
  const { user: known } = await pool.signedIn(request);
  return pool.changing(known.Username, async () => {
    const user = await pool.get(known.Username);
    pool.checkCode({
      key: `code:${subOf(user)}`,
      given: request.Code,
      sent: user.AttributeVerificationCode,
      sentAt: user.AttributeCodeSentAt,
      validForMs: ATTRIBUTE_CODE_MS,
    });
    await pool.requireFreeEmail(newEmailOf(user), user);
    return pool.engine.run('VerifyUserAttribute', request, pool.engine.context('VerifyUserAttribute'));
  });
};

const deleteUserAttributes: Operation = async (pool, request) => {
  const { user } = await pool.signedIn(request);
  const names = Array.isArray(request.UserAttributeNames) ? request.UserAttributeNames.map(String) : [];
  readOwnAttributes(names.map((Name) => ({ Name })));
  if (names.length === 0 || names.includes('email')) throw invalidParameter('Cannot delete required or no attributes.');
  return pool.changing(user.Username, () => pool.engine.run('DeleteUserAttributes', request, pool.engine.context('DeleteUserAttributes')));
};

const deleteUser: Operation = async (pool, request) => {
  const { user } = await pool.signedIn(request);
  await removeUser(pool, requireText(user.Username, 'username'));
  return {};
};

/** Takes a person out of the pool and of every group, and ends all sessions. */
export async function removeUser(pool: Pool, username: string): Promise<void> {
  const user = await pool.get(username);
  await pool.changing(username, () => pool.changingGroups(() => pool.engine.pool.deleteUser(pool.engine.context('DeleteUser'), user)));
  pool.sessions.revokeAll(subOf(user), pool.now());
}

const newEmailOf = (user: PoolUser): string =>
  attributeValue('email', user.UnverifiedAttributeChanges) ?? attributeValue('email', user.Attributes) ?? '';

export const ACCOUNT_OPERATIONS: Record<string, Operation> = {
  GetUser: getUser,
  UpdateUserAttributes: updateUserAttributes,
  GetUserAttributeVerificationCode: getUserAttributeVerificationCode,
  VerifyUserAttribute: verifyUserAttribute,
  DeleteUserAttributes: deleteUserAttributes,
  DeleteUser: deleteUser,
};

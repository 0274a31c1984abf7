import { randomBytes } from 'node:crypto';
import { attributeValue } from 'cognito-local/lib/services/userPoolService.js';
import { invalidParameter, notAuthorized } from '../cognito-error.ts';
import { checkPasswordPolicy } from '../password.ts';
import { emailOf, requireText } from '../pool.ts';
import { subOf } from '../user-pool.ts';
import { removeUser } from './account.ts';
import { metadataOf, readAttributes } from './operation.ts';
import type { Operation } from './operation.ts';
import { page } from './page.ts';

/** Runs cognito-local's operation of that name once the person is known to exist. */
const asIs =
  (operation: string): Operation =>
  async (pool, request) => {
    const user = await pool.get(request.Username);
    return pool.changing(user.Username, () =>
      pool.engine.run(operation, { ...request, Username: user.Username }, pool.engine.context(operation)),
    );
  };

const adminCreateUser: Operation = async (pool, request) => {
  const attributes = readAttributes(request.UserAttributes).filter(({ Name }) => Name !== 'sub');
  const email = attributeValue('email', attributes) ?? requireText(request.Username, 'username');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw invalidParameter('Username should be an email.');
  const temporaryPassword = typeof request.TemporaryPassword === 'string' ? request.TemporaryPassword : newTemporaryPassword();
  checkPasswordPolicy(temporaryPassword, pool.auth.passwordPolicy);
  const safe = {
    DesiredDeliveryMediums: ['EMAIL'],
    ...request,
    Username: email,
    UserAttributes: attributes,
    TemporaryPassword: await pool.digest(temporaryPassword),
  };
  return pool.changing(email, () =>
    pool.engine.run('AdminCreateUser', safe, pool.engine.context('AdminCreateUser', { temporaryPassword })),
  );
};

const adminSetUserPassword: Operation = async (pool, request) => {
  checkPasswordPolicy(request.Password, pool.auth.passwordPolicy);
  return asIs('AdminSetUserPassword')(pool, { ...request, Password: await pool.digest(request.Password) });
};

const adminConfirmSignUp: Operation = async (pool, request) => {
  const known = await pool.get(request.Username);
  await pool.changing(known.Username, async () => {
    const { UserStatus: status } = await pool.get(known.Username);
    if (status !== 'UNCONFIRMED') throw notAuthorized(`User cannot be confirmed. Current status is ${status}`);
    await pool.engine.run('AdminConfirmSignUp', { ...request, Username: known.Username }, pool.engine.context('AdminConfirmSignUp'));
  });
  const user = await pool.get(known.Username);
  await pool.engine.triggers.confirmed({ user, source: 'ConfirmSignUp', clientId: null, metadata: metadataOf(request) });
  return {};
};

const adminUpdateUserAttributes: Operation = async (pool, request) => {
  const user = await pool.get(request.Username);
  const attributes = readAttributes(request.UserAttributes);
  const email = attributeValue('email', attributes);
  await pool.requireFreeEmail(email, user);
  // cognito-local wants the address beside its verification; Cognito does not.
  const address =
    email === undefined && attributes.some(({ Name }) => Name === 'email_verified') ? [{ Name: 'email', Value: emailOf(user) }] : [];
  return asIs('AdminUpdateUserAttributes')(pool, { ...request, UserAttributes: [...address, ...attributes] });
};

const adminDisableUser: Operation = async (pool, request) => {
  const user = await pool.get(request.Username);
  await asIs('AdminDisableUser')(pool, request);
  pool.sessions.revokeAll(subOf(user), pool.now());
  return {};
};

const adminDeleteUser: Operation = async (pool, request) => {
  await removeUser(pool, requireText(request.Username, 'username'));
  return {};
};

const adminUserGlobalSignOut: Operation = async (pool, request) => {
  pool.sessions.revokeAll(subOf(await pool.get(request.Username)), pool.now());
  return {};
};

const listUsers: Operation = async (pool, request) => {
  const filter = typeof request.Filter === 'string' ? request.Filter.replace(/^\s*([\w:]+)\s*(\^?=)\s*"/, '$1 $2 "') : undefined;
  const exactEmail = filter?.match(/^email = "(.*)"\s*$/)?.[1];
  if (exactEmail !== undefined) {
    // Addresses are compared without regard to case, and by index rather than by reading every user.
    const user = await pool.find(exactEmail);
    const Filter = `email = "${user ? (attributeValue('email', user.Attributes) ?? '') : exactEmail}"`;
    return user ? pool.engine.run('ListUsers', { ...request, Filter }, pool.engine.context('ListUsers')) : { Users: [] };
  }
  const { Users } = await pool.engine.run('ListUsers', { ...request, Filter: filter }, pool.engine.context('ListUsers'));
  return page({ items: Users, name: 'Users', limit: request.Limit, token: request.PaginationToken, tokenName: 'PaginationToken' });
};

const newTemporaryPassword = (): string => `Aa1!${randomBytes(9).toString('base64url')}`;

export const ADMIN_USER_OPERATIONS: Record<string, Operation> = {
  AdminGetUser: asIs('AdminGetUser'),
  AdminCreateUser: adminCreateUser,
  AdminSetUserPassword: adminSetUserPassword,
  AdminConfirmSignUp: adminConfirmSignUp,
  AdminUpdateUserAttributes: adminUpdateUserAttributes,
  AdminDeleteUserAttributes: asIs('AdminDeleteUserAttributes'),
  AdminEnableUser: asIs('AdminEnableUser'),
  AdminDisableUser: adminDisableUser,
  AdminDeleteUser: adminDeleteUser,
  AdminUserGlobalSignOut: adminUserGlobalSignOut,
  ListUsers: listUsers,
};

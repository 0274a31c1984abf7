import { CognitoFailure, invalidParameter, notFound } from '../cognito-error.ts';
import type { Answer, Request } from '../engine.ts';
import { requireText } from '../pool.ts';
import type { Pool } from '../pool.ts';
import type { Operation } from './operation.ts';
import { page } from './page.ts';

const GROUP_NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;

const run = (pool: Pool, operation: string, request: Request): Promise<Answer> =>
  pool.engine.run(operation, request, pool.engine.context(operation));

/** A change of an existing group. */
const change =
  (operation: string): Operation =>
  (pool, request) =>
    pool.changingGroups(async () => {
      await requireGroup(pool, request);
      return run(pool, operation, request);
    });

const createGroup: Operation = (pool, request) =>
  pool.changingGroups(async () => {
    const name = requireText(request.GroupName, 'groupName');
    if (!GROUP_NAME.test(name))
      throw invalidParameter(`1 validation error detected: Value at 'groupName' failed to satisfy constraint: ${GROUP_NAME.source}`);
    // cognito-local would replace the group and forget its members.
    const existing = await pool.engine.pool.getGroupByGroupName(pool.engine.context('CreateGroup'), name);
    if (existing) throw new CognitoFailure('GroupExistsException', 'A group with the name already exists.');
    return run(pool, 'CreateGroup', request);
  });

/** Members join one after the other: cognito-local reads the group, waits, and writes it back. */
const changeMember =
  (operation: string): Operation =>
  (pool, request) =>
    pool.changingGroups(async () => {
      await requireGroup(pool, request);
      const user = await pool.get(request.Username);
      return run(pool, operation, { ...request, Username: user.Username });
    });

const getGroup: Operation = async (pool, request) => {
  await requireGroup(pool, request);
  return run(pool, 'GetGroup', request);
};

const listGroups: Operation = async (pool, request) => {
  const { Groups } = await run(pool, 'ListGroups', request);
  return page({ items: Groups, name: 'Groups', limit: request.Limit, token: request.NextToken, tokenName: 'NextToken' });
};

const listUsersInGroup: Operation = async (pool, request) => {
  await requireGroup(pool, request);
  const { Users } = await run(pool, 'ListUsersInGroup', request);
  return page({ items: Users, name: 'Users', limit: request.Limit, token: request.NextToken, tokenName: 'NextToken' });
};

/** cognito-local compares with the name as given, which may be an e-mail address. */
const adminListGroupsForUser: Operation = async (pool, request) => {
  const user = await pool.get(request.Username);
  const { Groups } = await run(pool, 'AdminListGroupsForUser', { ...request, Username: user.Username });
  return page({ items: Groups, name: 'Groups', limit: request.Limit, token: request.NextToken, tokenName: 'NextToken' });
};

async function requireGroup(pool: Pool, request: Request): Promise<void> {
  const name = requireText(request.GroupName, 'groupName');
  const group = await pool.engine.pool.getGroupByGroupName(pool.engine.context('GetGroup'), name);
  if (!group) throw notFound('Group not found.');
}

export const GROUP_OPERATIONS: Record<string, Operation> = {
  CreateGroup: createGroup,
  GetGroup: getGroup,
  UpdateGroup: change('UpdateGroup'),
  DeleteGroup: change('DeleteGroup'),
  ListGroups: listGroups,
  ListUsersInGroup: listUsersInGroup,
  AdminAddUserToGroup: changeMember('AdminAddUserToGroup'),
  AdminRemoveUserFromGroup: changeMember('AdminRemoveUserFromGroup'),
  AdminListGroupsForUser: adminListGroupsForUser,
};

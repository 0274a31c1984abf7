import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { parseInput } from '../../../lib/validation/parse-input.ts';
import { assignmentInput, unassignmentInput } from '../../../lib/validation/staff-assignment.ts';
import type { Schema } from '../../data/schema.ts';
import { cognito } from '../people/cognito.ts';
import { ensureEventGroup, joinEvent, leaveEvent } from '../people/event-groups.ts';
import { verifiedEmailOf } from '../people/save-profile.ts';
import { removeAlertsOf } from '../request-alerts/remove-alert.ts';
import type { FieldEvent } from '../runtime/app-sync-event.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { environment } from '../runtime/environment.ts';
import { logger } from '../runtime/logger.ts';
import { type StaffAssignmentRow, tables } from '../runtime/rows.ts';
import { getEvent } from './event-view.ts';
import { organizerOf } from './organizer.ts';

type User = { username: string; sub: string };

/**
 * Puts a person in charge by e-mail address: at once when the address has a confirmed account, otherwise as soon as it has
 * one. The same again changes nothing; the other role replaces the first.
 */
export const assignStaff = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { eventId, email, role } = parseInput(assignmentInput, fieldEvent.arguments);
  await getEvent(eventId);
  const userPoolId = environment('USER_POOL_ID');
  const before = await findAssignment(eventId, email);
  if (before && before.role !== role) await takeOff(before, userPoolId, email);

  const now = new Date().toISOString();
  const pending: StaffAssignmentRow & { __typename: string } = {
    __typename: 'StaffAssignment',
    eventId,
    email,
    role,
    state: 'PENDING',
    assignedAt: before?.role === role ? before.assignedAt : now,
    assignedBy: organizer.sub,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  await ensureEventGroup(userPoolId, role, eventId);
  // Pending first: whoever confirms the account at this moment finds it; whoever has one is found below.
  await dynamodb.send(new PutCommand({ TableName: tables.staffAssignment, Item: pending }));
  const users = await findUsers(userPoolId, email);
  for (const { username } of users) await joinEvent({ userPoolId, username, eventId, role });
  const [user] = users;
  if (!user) return assignmentView(pending);

  const active = { ...pending, state: 'ACTIVE' as const, sub: user.sub };
  await dynamodb.send(new PutCommand({ TableName: tables.staffAssignment, Item: active }));
  logger.info('Assigned', { eventId, role, sub: user.sub, by: organizer.sub });
  return assignmentView(active);
};

/** Takes a person off the event. For someone who was not assigned it is INVALID_INPUT on the address. */
export const unassignStaff = async (fieldEvent: FieldEvent) => {
  const organizer = organizerOf(fieldEvent);
  const { eventId, email } = parseInput(unassignmentInput, fieldEvent.arguments);
  const assignment = await findAssignment(eventId, email);
  if (!assignment) {
    throw new AppError('INVALID_INPUT', 'email', { issues: [{ path: 'email', message: 'Nobody with this address works for the event.' }] });
  }
  // The row goes last: a crash in between leaves something to repeat.
  await takeOff(assignment, environment('USER_POOL_ID'), email);
  await dynamodb.send(new DeleteCommand({ TableName: tables.staffAssignment, Key: { eventId, email } }));
  logger.info('Unassigned', { eventId, role: assignment.role, sub: assignment.sub, by: organizer.sub });
  return assignmentView(assignment);
};

const findAssignment = async (eventId: string, email: string): Promise<StaffAssignmentRow | undefined> => {
  const { Item } = await dynamodb.send(
    new GetCommand({ TableName: tables.staffAssignment, Key: { eventId, email }, ConsistentRead: true }),
  );
  return Item as StaffAssignmentRow | undefined;
};

const takeOff = async ({ eventId, role }: StaffAssignmentRow, userPoolId: string, email: string): Promise<void> => {
  for (const { username, sub } of await findUsers(userPoolId, email)) {
    await leaveEvent({ userPoolId, username, eventId, role });
    if (role === 'STAFF') await removeAlertsOf(sub, eventId);
  }
};

/** Accounts that have proved this address to be theirs: one as a rule, more when a person signs in with Google too. */
const findUsers = async (userPoolId: string, email: string): Promise<User[]> => {
  const filter = `email = "${email.replace(/["\\]/g, '\\$&')}"`;
  const { Users } = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId, Filter: filter }));
  return (Users ?? []).flatMap(({ Username, Attributes }) => {
    const attributes = Object.fromEntries((Attributes ?? []).map(({ Name, Value }) => [Name, Value]));
    const sub = attributes['sub'];
    return Username && sub && verifiedEmailOf(attributes) === email ? [{ username: Username, sub }] : [];
  });
};

const assignmentView = ({ eventId, email, role, state, assignedAt }: StaffAssignmentRow): Schema['Assignment']['type'] => ({
  eventId,
  email,
  role,
  state,
  assignedAt,
});

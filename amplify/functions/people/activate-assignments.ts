import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodb } from '../runtime/dynamodb.ts';
import { unlessConditionFailed } from '../runtime/failed-condition.ts';
import { logger } from '../runtime/logger.ts';
import { type StaffAssignmentRow, tables } from '../runtime/rows.ts';
import { joinEvent } from './event-groups.ts';

/** Whoever was put in charge of events before having an account gets those rights now. Only for a verified address. */
export const activateAssignments = async (person: { userPoolId: string; username: string; sub: string; email: string }): Promise<void> => {
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await dynamodb.send(
      new QueryCommand({
        TableName: tables.staffAssignment,
        IndexName: 'byEmail',
        KeyConditionExpression: 'email = :email',
        ExpressionAttributeValues: { ':email': person.email },
        ExclusiveStartKey: startKey,
      }),
    );
    for (const assignment of (page.Items ?? []) as StaffAssignmentRow[]) {
      if (assignment.state === 'PENDING') await activate(assignment, person);
    }
    startKey = page.LastEvaluatedKey;
  } while (startKey);
};

const activate = async (
  { eventId, email, role }: StaffAssignmentRow,
  { userPoolId, username, sub }: { userPoolId: string; username: string; sub: string },
): Promise<void> => {
  // Groups first: a crash in between leaves the assignment pending, and activating it again does no harm.
  await joinEvent({ userPoolId, username, eventId, role });
  const active = await unlessConditionFailed(
    dynamodb.send(
      new UpdateCommand({
        TableName: tables.staffAssignment,
        Key: { eventId, email },
        UpdateExpression: 'SET #state = :active, #sub = :sub, updatedAt = :now',
        ConditionExpression: '#state = :pending AND #role = :role',
        ExpressionAttributeNames: { '#state': 'state', '#sub': 'sub', '#role': 'role' },
        ExpressionAttributeValues: {
          ':active': 'ACTIVE',
          ':pending': 'PENDING',
          ':role': role,
          ':sub': sub,
          ':now': new Date().toISOString(),
        },
      }),
    ),
  );
  logger.info('Assignment', { eventId, sub, role, active });
};

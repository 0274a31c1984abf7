import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type EventRow, tables } from '../runtime/rows.ts';

/** Writes changes to the event as it was seen; AppError VERSION_CONFLICT when someone changed it since. */
export const writeEvent = async (seen: Pick<EventRow, 'id' | 'version'>, changes: Partial<EventRow>): Promise<EventRow> => {
  const all: Record<string, unknown> = { ...changes, version: seen.version + 1, updatedAt: new Date().toISOString() };
  const kept = Object.keys(all).filter((name) => all[name] !== undefined);
  const cleared = Object.keys(all).filter((name) => all[name] === undefined);
  try {
    const { Attributes } = await dynamodb.send(
      new UpdateCommand({
        TableName: tables.event,
        Key: { id: seen.id },
        UpdateExpression:
          `SET ${kept.map((name) => `#${name} = :${name}`).join(', ')}` +
          (cleared.length > 0 ? ` REMOVE ${cleared.map((name) => `#${name}`).join(', ')}` : ''),
        ConditionExpression: '#version = :seen',
        ExpressionAttributeNames: Object.fromEntries(Object.keys(all).map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: { ':seen': seen.version, ...Object.fromEntries(kept.map((name) => [`:${name}`, all[name]])) },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes as EventRow;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      throw new AppError('VERSION_CONFLICT', `The event ${seen.id} is past ${seen.version}.`);
    throw error;
  }
};

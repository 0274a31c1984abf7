import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../../../lib/domain/app-error.ts';
import { dynamodb } from '../runtime/dynamodb.ts';
import { type EventRow, tables } from '../runtime/rows.ts';
import { versionedUpdate } from '../runtime/versioned-update.ts';

/** Writes changes to the event as it was seen; AppError VERSION_CONFLICT when someone changed it since. */
export const writeEvent = async (seen: Pick<EventRow, 'id' | 'version'>, changes: Partial<EventRow>): Promise<EventRow> => {
  try {
    const { Attributes } = await dynamodb.send(
      new UpdateCommand({ ...versionedUpdate(tables.event, seen, changes), ReturnValues: 'ALL_NEW' }),
    );
    return Attributes as EventRow;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      throw new AppError('VERSION_CONFLICT', `The event ${seen.id} is past ${seen.version}.`);
    throw error;
  }
};

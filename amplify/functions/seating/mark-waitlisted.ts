import { transact } from '../runtime/transact.ts';

type Waited = { id: string; waitlistedSince?: string | undefined };

/**
 * From now on newcomers look for a line at this event or session before they take a seat. A transaction of one, because the row
 * may be part of others at this moment, and those conflicts are tried again.
 */
export const markWaitlisted = async (table: string, row: Waited, now: Date): Promise<void> => {
  if (row.waitlistedSince !== undefined) return;
  await transact([
    {
      Update: {
        TableName: table,
        Key: { id: row.id },
        UpdateExpression: 'SET waitlistedSince = :now',
        ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(waitlistedSince)',
        ExpressionAttributeValues: { ':now': now.toISOString() },
      },
    },
  ]);
};

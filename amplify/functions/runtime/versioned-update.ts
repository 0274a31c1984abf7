import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';

type Versioned = { id: string; version: number };

/**
 * The update that writes changes to a row as it was seen, for UpdateCommand or a transaction: its condition fails when
 * someone changed the row since. Names that are there without a value are removed.
 */
export const versionedUpdate = (tableName: string, seen: Versioned, changes: object) => {
  const all: Record<string, unknown> = { ...changes, version: seen.version + 1, updatedAt: new Date().toISOString() };
  const kept = Object.keys(all).filter((name) => all[name] !== undefined);
  const cleared = Object.keys(all).filter((name) => all[name] === undefined);
  return {
    TableName: tableName,
    Key: { id: seen.id },
    UpdateExpression:
      `SET ${kept.map((name) => `#${name} = :${name}`).join(', ')}` +
      (cleared.length > 0 ? ` REMOVE ${cleared.map((name) => `#${name}`).join(', ')}` : ''),
    ConditionExpression: '#version = :seen',
    ExpressionAttributeNames: Object.fromEntries(Object.keys(all).map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: { ':seen': seen.version, ...Object.fromEntries(kept.map((name) => [`:${name}`, all[name]])) },
  } satisfies UpdateCommandInput;
};

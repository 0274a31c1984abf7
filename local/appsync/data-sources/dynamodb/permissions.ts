import type { Role, Table } from '../../../cloud-assembly/local-backend.ts';
import { isAllowed } from '../../auth/policy.ts';
import { DynamoDbFailure } from './dynamodb-wire.ts';

type Scope = { role: Role | undefined; dataSourceName: string; tables: readonly Table[]; region: string; accountId: string };

/**
 * What a data source's role lets it touch. Decisions are kept, as a role never changes within one backend. A data
 * source without a known role may do nothing, as in AWS.
 */
export const dynamoDbPermissions = ({ role, dataSourceName, tables, region, accountId }: Scope) => {
  const arns = new Map(tables.map(({ name, arn }) => [name, arn]));
  const decisions = new Map<string, boolean>();

  return (action: string, tableName: string, indexName?: string): void => {
    const tableArn = arns.get(tableName) ?? `arn:aws:dynamodb:${region}:${accountId}:table/${tableName}`;
    const resource = indexName === undefined ? tableArn : `${tableArn}/index/${indexName}`;
    const key = `${action} ${resource}`;
    let allowed = decisions.get(key);
    if (allowed === undefined) {
      allowed = role !== undefined && isAllowed(role.statements, { action, resource });
      decisions.set(key, allowed);
    }
    if (allowed) return;
    const who = `arn:aws:sts::${accountId}:assumed-role/${role?.name ?? dataSourceName}/APPSYNC_ASSUME_ROLE`;
    throw new DynamoDbFailure(
      'AccessDeniedException',
      `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
      {},
    );
  };
};

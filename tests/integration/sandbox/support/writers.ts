import { BatchGetItemCommand, DynamoDBClient, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { PrivateSandbox } from './private-sandbox.ts';

const connect = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint, region: 'us-east-1', maxAttempts: 1, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });

const findTable = async (client: DynamoDBClient): Promise<string> => {
  const { TableNames = [] } = await client.send(new ListTablesCommand());
  const name = TableNames.find((table) => table.startsWith('SeatTable'));
  if (!name) throw new Error('The backend has no seat table.');
  return name;
};

/** Writes rows from several callers at once until a write fails. `acknowledged` grows with every answer. */
export const writeUntilFailure = async (
  endpoint: string,
  callers: number,
  onWrite: (acknowledged: string[]) => void,
): Promise<string[]> => {
  const client = connect(endpoint);
  const TableName = await findTable(client);
  const acknowledged: string[] = [];
  const call = async (caller: number): Promise<void> => {
    for (let row = 0; ; row += 1) {
      const pk = `kill-${caller}-${row}`;
      await client.send(new PutItemCommand({ TableName, Item: { pk: { S: pk } } }));
      acknowledged.push(pk);
      onWrite(acknowledged);
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: callers }, (_, caller) => call(caller)));
  client.destroy();
  if (outcomes.some(({ status }) => status === 'fulfilled')) throw new Error('A writer ended without a failure.');
  return acknowledged;
};

/** Those of the keys that the table does not hold. */
export const findMissing = async (endpoint: string, keys: string[]): Promise<string[]> => {
  const client = connect(endpoint);
  const TableName = await findTable(client);
  const found = new Set<string>();
  for (let at = 0; at < keys.length; at += 100) {
    const Keys = keys.slice(at, at + 100).map((pk) => ({ pk: { S: pk } }));
    const { Responses } = await client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }));
    for (const { pk } of Responses?.[TableName] ?? []) if (pk?.S) found.add(pk.S);
  }
  client.destroy();
  return keys.filter((key) => !found.has(key));
};

/** Signs a person up, and says whether the account is known. */
export const signUp = async ({ outputs }: PrivateSandbox, email: string): Promise<'CREATED' | 'EXISTS'> => {
  const response = await fetch(outputs.custom.local.userPoolEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' },
    body: JSON.stringify({
      ClientId: outputs.auth.user_pool_client_id,
      Username: email,
      Password: 'Kill-minus-9',
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  });
  if (response.ok) return 'CREATED';
  const { __type: type } = (await response.json()) as { __type: string };
  if (type.includes('UsernameExistsException')) return 'EXISTS';
  throw new Error(`Sign-up failed: ${type}`);
};

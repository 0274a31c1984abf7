import { readFileSync } from 'node:fs';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { doorsOf, type Doors } from '../../../local/seed/doors.ts';

/** The sandbox that `sandbox:exec` started around this benchmark. */
export const sandboxUnderTest = (): Doors => {
  const file = process.env.USHER_OUTPUTS_FILE;
  if (!file) throw new Error('Run this through npm run bench:..., which starts a private sandbox around it.');
  return doorsOf(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>);
};

/** A client of the sandbox's own DynamoDB engine; `sandbox:exec` names its endpoint in the environment. */
export const engineClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** The physical name of a model's table. */
export const tableOf = async (model: string): Promise<string> => {
  for await (const { TableNames = [] } of paginateListTables({ client: new DynamoDBClient({}) }, {})) {
    const name = TableNames.find((table) => table.startsWith(model));
    if (name) return name;
  }
  throw new Error(`The sandbox has no table of ${model}.`);
};

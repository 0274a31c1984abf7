/** A sandbox's process that the test kills: writes guests and prints each id when DynamoDB has answered. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbService } from '../../../local/dynamodb/dynamodb-service.ts';
import { backendOf, silentLog } from './table.ts';

const [, , dataFolder = ''] = process.argv;
const dynamodb = new DynamoDbService({ dataFolder, port: 0, log: silentLog });
await dynamodb.start();
await dynamodb.applyBackend(backendOf());
process.stdout.write(`jvm ${dynamodb.pid}\n`);
for (let number = 0; ; number += 1) {
  await dynamodb.client.send(new PutItemCommand({ TableName: 'Guest', Item: { id: { S: `guest-${number}` } } }));
  process.stdout.write(`guest-${number}\n`);
}

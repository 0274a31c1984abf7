/**
 * A sandbox's process that the test kills in the middle of a batch: delivers the Guest stream to a function that notes
 * what it gets on standard output, and hangs at the guest that the test names.
 */
import { DynamoDbService } from '../../../local/dynamodb/dynamodb-service.ts';
import { SandboxClock } from '../../../local/clock.ts';
import { StreamService } from '../../../local/streams/stream-service.ts';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { idsOf } from './received.ts';
import { backendOf, mappingOf, silentLog } from './table.ts';

const [, , dataFolder = '', hangAt = ''] = process.argv;
const dynamodb = new DynamoDbService({ dataFolder, port: 0, log: silentLog });
const streams = new StreamService({
  dataFolder,
  dynamoDb: dynamodb,
  log: silentLog,
  clock: new SandboxClock(),
  activity: { add: () => undefined, list: () => [] },
  queues: { send: async () => ({ messageId: '' }), peek: async () => [] },
  objects: { put: async () => undefined },
  invoker: {
    invoke: async (_arn, payload) => {
      const ids = idsOf(payload);
      if (ids.includes(hangAt)) {
        process.stdout.write('hanging\n');
        await new Promise(() => undefined);
      }
      process.stdout.write(ids.map((id) => `${id}\n`).join(''));
      return { payload: null, requestId: '', durationMs: 0 };
    },
  },
});
const backend = backendOf({ eventSourceMappings: [mappingOf({ batchSize: 3 })] });
await dynamodb.start();
await dynamodb.applyBackend(backend);
await streams.start();
await streams.applyBackend(backend);
for (let number = 0; number < 10; number += 1) {
  await dynamodb.client.send(new PutItemCommand({ TableName: 'Guest', Item: { id: { S: `guest-${number}` } } }));
}

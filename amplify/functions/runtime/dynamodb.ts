import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { traceClient } from './tracing.ts';

/** Connections at once: a search asks all shards of an index together. */
const MAX_SOCKETS = 200;
/** The SDK's default of three is used up quickly when many people want the same seats. */
const MAX_ATTEMPTS = 6;

const client = new DynamoDBClient({
  maxAttempts: MAX_ATTEMPTS,
  requestHandler: { httpAgent: { maxSockets: MAX_SOCKETS }, httpsAgent: { maxSockets: MAX_SOCKETS } },
});

/** One client per cold start. */
export const dynamodb = traceClient(DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }));

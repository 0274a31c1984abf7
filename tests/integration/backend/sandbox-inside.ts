import { randomUUID } from 'node:crypto';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ListTopicsCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import { inject } from 'vitest';
import { type AlertPlace, filterPolicyOf } from '../../../lib/domain/staff-alert.ts';

/** Tables, functions and queues of the sandbox as their console shows them: what no door of the API leads to. */
const consoleJson = async <Answer>(path: string): Promise<Answer> =>
  (await (await fetch(new URL(path, inject('sandboxAddresses').console))).json()) as Answer;

let client: DynamoDBDocumentClient | undefined;

export const documents = (): DynamoDBDocumentClient => {
  client ??= DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: inject('sandboxAddresses').dynamodb,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  return client;
};

/** The table of a model (`GuestRequest`), or of CDK (`SeatTable`). */
export const tableNamed = async (name: string): Promise<string> => {
  const { TableNames = [] } = await documents().send(new ListTablesCommand({}));
  const found = TableNames.find((table) => table.startsWith(`${name}-`) || table.includes(name));
  if (!found) throw new Error(`There is no table ${name} among ${TableNames.join(', ')}.`);
  return found;
};

let snsClient: SNSClient | undefined;

export const sns = (): SNSClient => {
  snsClient ??= new SNSClient({
    endpoint: inject('sandboxAddresses').aws,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return snsClient;
};

export const staffTopic = async (): Promise<string> => {
  const { Topics = [] } = await sns().send(new ListTopicsCommand({}));
  return Topics.find(({ TopicArn }) => TopicArn?.includes('StaffRequestTopic'))?.TopicArn ?? '';
};

/** A phone that hears of one place, without an alert: those are counted, and other tests fill the count. */
export const subscribePhone = async (phone: string, place: AlertPlace): Promise<string> => {
  const Attributes = { FilterPolicy: JSON.stringify(filterPolicyOf([place])) };
  await sns().send(new SubscribeCommand({ TopicArn: await staffTopic(), Protocol: 'sms', Endpoint: phone, Attributes }));
  return phone;
};

export type SentMessage = {
  id: string;
  channel: string;
  to: string[];
  subject?: string;
  text?: string;
  attributes?: Record<string, string>;
};

/** Everything that was sent to an address, a number or a topic, oldest first. */
export const sentTo = async (to: string, channel: 'EMAIL' | 'SMS' | 'SNS'): Promise<SentMessage[]> => {
  const query = new URLSearchParams({ to, channel, limit: '200' });
  return (await consoleJson<SentMessage[]>(`/api/outbox?${query}`)).reverse();
};

type Mapping = { function: string; source: string; onFailure?: string };

/** The function that a stream feeds, by a part of its name. */
export const streamFunction = async (part: string): Promise<Mapping> => {
  const mappings = await consoleJson<Mapping[]>('/api/streams');
  const found = mappings.find((mapping) => mapping.function.includes(part));
  if (!found) throw new Error(`No stream feeds ${part}: ${mappings.map((mapping) => mapping.function).join(', ')}.`);
  return found;
};

export const messagesIn = async (queue: string): Promise<{ body: string }[]> => consoleJson(`/api/queues/${queue}`);

export type GivenUp = { key: string; function: string; condition: string; records: DynamoDBRecord[] };

/** Batches that a function's stream gave up, newest first, with their records. */
export const givenUpBy = async (name: string): Promise<GivenUp[]> =>
  (await consoleJson<GivenUp[]>('/api/failed-batches')).filter((batch) => batch.function === name);

/** The whole name of a queue of CDK, by how it begins. */
export const queueNamed = async (part: string): Promise<string> => {
  const queues = await consoleJson<{ name: string }[]>('/api/queues');
  const found = queues.find(({ name }) => name.includes(part));
  if (!found) throw new Error(`There is no queue ${part} among ${queues.map(({ name }) => name).join(', ')}.`);
  return found.name;
};

/** Hands a function a batch by hand, as the stream does; what a redelivery looks like to it. */
export const invokeWithBatch = (name: string, records: DynamoDBRecord[]): Promise<DynamoDBBatchResponse> =>
  invokeFunction<DynamoDBBatchResponse>(name, { Records: records });

/** Calls a function by its name and gives its answer; rejects with its error. */
export const invokeFunction = async <Answer>(name: string, payload: unknown): Promise<Answer> => {
  const response = await fetch(new URL(`/2015-03-31/functions/${name}/invocations`, inject('sandboxAddresses').aws), {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=local',
    },
    body: JSON.stringify(payload),
  });
  const answer = (await response.json()) as (Answer & { errorMessage?: string }) | null;
  if (answer?.errorMessage) throw new Error(answer.errorMessage);
  return answer as Answer;
};

type Row = Record<string, unknown>;

let sequence = 1000;

/** One record of a stream; its ids are its own for good, however often it is handed out. */
export const streamRecord = ({ before, after }: { before?: Row; after?: Row }): DynamoDBRecord => {
  sequence += 1;
  const image = (row: Row) => marshall(row, { removeUndefinedValues: true }) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
  return {
    eventID: randomUUID(),
    eventName: before ? 'MODIFY' : 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/GuestRequest/stream/by-hand',
    dynamodb: {
      SequenceNumber: String(sequence),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      ...(before && { OldImage: image(before) }),
      ...(after && { NewImage: image(after) }),
    },
  };
};

/** A row of the GuestRequest table as createGuestRequest writes it. */
export const aRequestRow = (eventId: string, changes: Row = {}): Row & { id: string; version: number } => {
  const at = new Date().toISOString();
  return {
    __typename: 'GuestRequest',
    id: randomUUID(),
    eventId,
    guestId: 'AAAAAAAAAAAAAAAA',
    sub: 'sub',
    guestName: 'Ada Lovelace',
    category: 'BEVERAGE',
    urgency: 'NORMAL',
    state: 'OPEN',
    area: 'help',
    lines: [{ itemId: 'coffee', name: 'Coffee', category: 'BEVERAGE', quantity: 1, unitPriceCents: 250 }],
    totalCents: 250,
    currency: 'EUR',
    createdAt: at,
    updatedAt: at,
    version: 1,
    history: [],
    ...changes,
  };
};

export const putRequest = async (row: Row): Promise<void> => {
  await documents().send(new PutCommand({ TableName: await tableNamed('GuestRequest'), Item: row }));
};

import { rmSync } from 'node:fs';
import type { EventSourceMapping, LocalBackend, Table } from '../../../local/cloud-assembly/local-backend.ts';
import type { LogStore } from '../../../local/ports.ts';
import { newDataFolder } from '../../setup/data-folder.ts';

export const FUNCTION_ARN = 'arn:aws:lambda:us-east-1:000000000000:function:consumer';
export const STREAM_ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/Guest/stream/template';

/** A folder of its own for one test, and the function that removes it. */
export const temporaryFolder = () => {
  const path = newDataFolder();
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

export const silentLog: LogStore = { write: () => undefined, list: () => [], sources: () => [] };

export const guestTable = (changes: Partial<Table> = {}): Table => ({
  logicalId: 'Guest',
  name: 'Guest',
  arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Guest',
  key: { hash: { name: 'id', type: 'S' } },
  globalSecondaryIndexes: [],
  stream: { viewType: 'NEW_AND_OLD_IMAGES', arn: STREAM_ARN },
  ...changes,
});

export const mappingOf = (changes: Partial<EventSourceMapping> = {}): EventSourceMapping => ({
  logicalId: 'Mapping',
  id: '11111111-2222-4333-8444-555555555555',
  functionArn: FUNCTION_ARN,
  eventSourceArn: STREAM_ARN,
  startingPosition: 'LATEST',
  batchSize: 10,
  maximumBatchingWindowSeconds: 0,
  maximumRetryAttempts: 1,
  maximumRecordAgeSeconds: -1,
  bisectBatchOnFunctionError: true,
  reportBatchItemFailures: false,
  parallelizationFactor: 1,
  filterPatterns: [],
  ...changes,
});

/** A backend with nothing but tables and event sources. */
export const backendOf = ({ tables = [guestTable()], eventSourceMappings = [] }: Partial<LocalBackend> = {}): LocalBackend => ({
  hash: 'test',
  region: 'us-east-1',
  accountId: '000000000000',
  tables,
  eventSourceMappings,
  functions: [],
  schedules: [],
  configurationSets: [],
  topics: [],
  queues: [],
  buckets: [],
  roles: [],
  parameters: [],
  outputs: {},
});

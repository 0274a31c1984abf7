import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { DescribeTableCommand, GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DynamoDbService } from '../../../local/dynamodb/dynamodb-service.ts';
import { backendOf, guestTable, silentLog, temporaryFolder } from './table.ts';

const folder = temporaryFolder();
const dynamodb = new DynamoDbService({ dataFolder: folder.path, port: 0, log: silentLog });

beforeAll(async () => {
  await dynamodb.start();
  await dynamodb.applyBackend(backendOf());
});

afterAll(async () => {
  await dynamodb.stop();
  folder.remove();
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

const put = (id: string) => dynamodb.client.send(new PutItemCommand({ TableName: 'Guest', Item: { id: { S: id }, name: { S: id } } }));

describe('DynamoDB', () => {
  it('keeps its data when an index, a TTL and a stream come and go', async () => {
    await put('kept');
    const index = {
      name: 'byName',
      key: { hash: { name: 'name', type: 'S' as const } },
      projection: { type: 'ALL' as const, nonKeyAttributes: [] },
    };
    await dynamodb.applyBackend(
      backendOf({ tables: [guestTable({ globalSecondaryIndexes: [index], ttlAttribute: 'expiresAt', stream: undefined })] }),
    );
    const { Table } = await dynamodb.client.send(new DescribeTableCommand({ TableName: 'Guest' }));
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['byName']);
    expect(dynamodb.streamArn('Guest')).toBeUndefined();
    await dynamodb.applyBackend(backendOf());
    expect(dynamodb.streamArn('Guest')).toBeDefined();
    const { Item } = await dynamodb.client.send(new GetItemCommand({ TableName: 'Guest', Key: { id: { S: 'kept' } } }));
    expect(Item?.name).toEqual({ S: 'kept' });
  });

  it('finds the records of one stream without walking through those of all others', () => {
    const database = new DatabaseSync(join(folder.path, 'dynamodb', 'shared-local-instance.db'), { readOnly: true, timeout: 5_000 });
    const planOf = (query: string) => database.prepare(`EXPLAIN QUERY PLAN SELECT ${query}`).all()[0]?.['detail'];
    expect(planOf('min(SequenceNumber) FROM us WHERE StreamID = ?')).toContain('us_of_stream');
    expect(planOf('max(SequenceNumber) FROM us WHERE ShardID = ?')).toContain('us_of_shard');
    expect(planOf('* FROM us WHERE ShardID = ? AND SequenceNumber > ?')).toContain('us_of_shard (ShardID=? AND rowid>?)');
    database.close();
  });

  it('changes no table when the key of one would have to change', async () => {
    const other = guestTable({ logicalId: 'Other', name: 'Other' });
    const impossible = guestTable({ key: { hash: { name: 'email', type: 'S' } } });
    await expect(dynamodb.applyBackend(backendOf({ tables: [other, impossible] }))).rejects.toMatchObject({ code: 'TEMPLATE_UNSUPPORTED' });
    await expect(dynamodb.client.send(new DescribeTableCommand({ TableName: 'Other' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('comes back on the same port with every acknowledged write after its JVM was killed', async () => {
    const endpoint = dynamodb.endpoint;
    const killed = dynamodb.pid;
    const ids = Array.from({ length: 40 }, (_, number) => `before-${number}`);
    await Promise.all(ids.map(put));
    process.kill(killed, 'SIGKILL');
    await vi.waitFor(() => expect(isAlive(killed)).toBe(false));
    await put('after');
    const { Items } = await dynamodb.client.send(new ScanCommand({ TableName: 'Guest' }));
    expect(Items?.map(({ id }) => id?.S)).toEqual(expect.arrayContaining([...ids, 'after']));
    expect(dynamodb.endpoint).toBe(endpoint);
    expect(dynamodb.pid).not.toBe(killed);
  });

  it('ends with the sandbox and loses no acknowledged write when that is killed', async () => {
    const data = temporaryFolder();
    const script = fileURLToPath(new URL('./writer-process.ts', import.meta.url));
    const child = spawn(process.execPath, ['--no-warnings', script, data.path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const acknowledged: string[] = [];
    let jvm = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('jvm ')) jvm = Number(line.slice(4));
      else acknowledged.push(line);
      if (acknowledged.length === 25) child.kill('SIGKILL');
    }
    await vi.waitFor(() => expect(isAlive(jvm)).toBe(false), { timeout: 5_000 });

    const again = new DynamoDbService({ dataFolder: data.path, port: 0, log: silentLog });
    await again.start();
    const { Items } = await again.client.send(new ScanCommand({ TableName: 'Guest' }));
    await again.stop();
    data.remove();
    expect(Items?.map(({ id }) => id?.S)).toEqual(expect.arrayContaining(acknowledged));
  });

  it('names the port that someone else holds', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const data = temporaryFolder();
    const late = new DynamoDbService({ dataFolder: data.path, port, log: silentLog });
    await expect(late.start()).rejects.toMatchObject({ code: 'PORT_TAKEN', message: expect.stringContaining(String(port)) as string });
    await late.stop();
    holder.close();
    data.remove();
  });

  it('says what to install when there is no Java', async () => {
    vi.stubEnv('PATH', '');
    vi.stubEnv('JAVA_HOME', '');
    const data = temporaryFolder();
    const service = new DynamoDbService({ dataFolder: data.path, port: 0, log: silentLog });
    await expect(service.start()).rejects.toMatchObject({
      code: 'JAVA_MISSING',
      resolution: expect.stringContaining('Install a Java runtime') as string,
    });
    vi.unstubAllEnvs();
    data.remove();
  });

  it('answers to no page of another site', async () => {
    const response = await fetch(dynamodb.endpoint, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin') ?? 'none').not.toMatch(/\*|evil/);
  });
});

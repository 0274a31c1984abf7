import {
  GetFunctionEventInvokeConfigCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUCKET, client, FUNCTION, MessagingFixture } from './messaging-fixture.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
let fixture: MessagingFixture;
let s3: S3Client;

beforeEach(async () => {
  fixture = await MessagingFixture.open();
  s3 = new S3Client({ ...client(fixture.service.address), forcePathStyle: true });
});
afterEach(() => fixture.close());

const put = (Key: string, Body = '{}') => s3.send(new PutObjectCommand({ Bucket: BUCKET.name, Key, Body }));
const read = async (Key: string) => (await s3.send(new GetObjectCommand({ Bucket: BUCKET.name, Key }))).Body?.transformToString();
const keys = async (Prefix?: string) => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET.name, Prefix }));
  return Contents.map(({ Key }) => Key);
};

describe('S3', () => {
  it('keeps an object, lists it below its prefix, and forgets it when it is deleted', async () => {
    await put('aws/lambda/one/2026-03-02T10.00.00-x', '{"of":"Zoë & <co>"}');
    await put('aws/lambda/two/a b+c');
    expect(await read('aws/lambda/one/2026-03-02T10.00.00-x')).toBe('{"of":"Zoë & <co>"}');
    expect(await keys('aws/lambda/one/')).toEqual(['aws/lambda/one/2026-03-02T10.00.00-x']);
    expect(await keys()).toEqual(['aws/lambda/one/2026-03-02T10.00.00-x', 'aws/lambda/two/a b+c']);
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET.name, Key: 'aws/lambda/two/a b+c' }));
    expect(await keys('aws/lambda/two/')).toEqual([]);
    await expect(read('aws/lambda/two/a b+c')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('replaces an object of the same key', async () => {
    await put('k', 'old');
    await put('k', 'new');
    expect(await keys()).toEqual(['k']);
    expect(await read('k')).toBe('new');
  });

  it('lists in pages', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) await put(key);
    const pages: (string | undefined)[][] = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket: BUCKET.name }))
      pages.push(Contents.map(({ Key }) => Key));
    expect(pages).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('has its objects after a crash', async () => {
    await put('kept', '{"a":1}\n{"b":2}');
    await fixture.reopen();
    s3 = new S3Client({ ...client(fixture.service.address), forcePathStyle: true });
    expect(await read('kept')).toBe('{"a":1}\n{"b":2}');
  });

  it('lets objects expire when the bucket’s days are over', async () => {
    await put('old');
    fixture.clock.advance(20 * DAY_MS);
    await put('new');
    expect(await keys()).toEqual(['new', 'old']);
    fixture.clock.advance(11 * DAY_MS);
    expect(await keys()).toEqual(['new']);
    fixture.clock.reset();
    expect(await keys()).toEqual(['new']);
  });

  it('refuses what it does not emulate and buckets that are none, by name', async () => {
    await put('a');
    await expect(s3.send(new CopyObjectCommand({ Bucket: 'none', Key: 'b', CopySource: 'none/a' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    await expect(s3.send(new ListObjectsV2Command({ Bucket: BUCKET.name, Delimiter: '/' }))).rejects.toThrow('does not emulate S3');
  });
});

describe('Lambda', () => {
  it('tells its functions, what feeds them, and that nothing is set up for failures', async () => {
    const lambda = new LambdaClient(client(fixture.service.address));
    const { Functions } = await lambda.send(new ListFunctionsCommand());
    expect(Functions).toMatchObject([{ FunctionName: FUNCTION.name, FunctionArn: FUNCTION.arn }]);
    const { EventSourceMappings } = await lambda.send(new ListEventSourceMappingsCommand({ FunctionName: FUNCTION.name }));
    expect(EventSourceMappings).toEqual([]);
    await expect(lambda.send(new GetFunctionEventInvokeConfigCommand({ FunctionName: FUNCTION.name }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

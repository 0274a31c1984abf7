import { DeleteObjectCommand, GetObjectCommand, paginateListObjectsV2, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type FailedEvent, readFailedEvent } from './failed-event.ts';
import type { FailureSource } from './failure-source.ts';

/** What streams gave up, in a bucket. A batch of which a part is left is written back in one step. */
export const failedBatches = (s3: S3Client, { bucket, prefix }: { bucket: string; prefix: string }): FailureSource => {
  const read = async (key: string): Promise<string> => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString()) ?? '';
  };
  return {
    name: `s3://${bucket}/${prefix}`,
    async list() {
      const events: FailedEvent[] = [];
      const unreadable: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
        for (const { Key = '' } of Contents) {
          const event = readFailedEvent(Key, await read(Key));
          if (event) events.push(event);
          else unreadable.push(Key);
        }
      }
      return { events, unreadable };
    },
    remove: async ({ id }) => void (await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: id }))),
    async keep({ id }, left) {
      const written = JSON.parse(await read(id)) as Record<string, unknown>;
      const Body = JSON.stringify({ ...written, payload: JSON.stringify(left) });
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: id, Body, ContentType: 'application/json' }));
    },
    close: async () => undefined,
  };
};

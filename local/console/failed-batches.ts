import type { ConsoleSources } from './console-sources.ts';

/** A batch that was given up, as a bucket keeps it. */
export type FailedBatch = {
  key: string;
  /** ISO 8601, by the sandbox's clock. */
  at: string;
  function: string;
  condition: string;
  /** As text where a bucket holds something else. */
  records: unknown;
};

const MOST = 200;

/** What streams gave up, newest first, with the records. */
export const failedBatches = ({ backend, objects }: Pick<ConsoleSources, 'backend' | 'objects'>): FailedBatch[] =>
  (backend()?.buckets ?? [])
    .flatMap(({ name }) => objects.list(name).map((object) => ({ ...object, bucket: name })))
    .sort((one, other) => other.storedAt.localeCompare(one.storedAt))
    .slice(0, MOST)
    .flatMap(({ bucket, key }) => objects.find(bucket, key) ?? [])
    .map(({ key, storedAt, body }) => ({ key, at: storedAt, ...describe(body) }));

const describe = (body: string): Pick<FailedBatch, 'function' | 'condition' | 'records'> => {
  try {
    const { requestContext, payload } = JSON.parse(body) as {
      requestContext: { functionArn: string; condition: string };
      payload: string;
    };
    const { Records } = JSON.parse(payload) as { Records: unknown };
    return { function: requestContext.functionArn.split(':').at(-1) ?? '', condition: requestContext.condition, records: Records };
  } catch {
    return { function: 'unknown', condition: 'not written by Lambda', records: body };
  }
};

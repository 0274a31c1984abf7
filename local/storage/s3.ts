import { createHash } from 'node:crypto';
import type { Bucket } from '../cloud-assembly/local-backend.ts';
import { AwsFailure, notEmulated } from '../messaging/aws-failure.ts';
import type { FileObjectStore } from './file-object-store.ts';

export type S3Answer = { status: number; headers: Record<string, string>; body: string };
type Call = { method: string; url: URL; body: Buffer };

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
/** S3 lists so many keys at once. */
const PAGE = 1_000;

/** S3 by its REST protocol with the bucket in the path: what failed batches need, ListObjectsV2 and one object at a time. */
export class S3 {
  readonly #store: FileObjectStore;
  readonly #buckets: () => Bucket[];

  constructor({ store, buckets }: { store: FileObjectStore; buckets: () => Bucket[] }) {
    this.#store = store;
    this.#buckets = buckets;
  }

  async run({ method, url, body }: Call): Promise<S3Answer> {
    const [bucketName = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent);
    const key = rest.join('/');
    const bucket = this.#buckets().find(({ name }) => name === bucketName)?.name;
    if (bucket === undefined) throw failure('NoSuchBucket', 'The specified bucket does not exist', 404);
    if (method === 'GET' && key === '' && url.searchParams.get('list-type') === '2') return this.#list(bucket, url.searchParams);
    if (key === '') throw notEmulated('S3', `${method} of a bucket`);
    if (method === 'GET') return this.#get(bucket, key);
    if (method === 'PUT') {
      await this.#store.put(bucket, key, body.toString('utf8'));
      return { status: 200, headers: { etag: etagOf(body) }, body: '' };
    }
    if (method !== 'DELETE') throw notEmulated('S3', `${method} of an object`);
    this.#store.delete(bucket, key);
    return { status: 204, headers: {}, body: '' };
  }

  #get(bucket: string, key: string): S3Answer {
    const found = this.#store.find(bucket, key);
    if (!found) throw failure('NoSuchKey', 'The specified key does not exist.', 404);
    const { body, storedAt } = found;
    const headers = { 'content-type': 'application/json', 'last-modified': new Date(storedAt).toUTCString(), etag: etagOf(body) };
    return { status: 200, headers, body };
  }

  #list(bucket: string, query: URLSearchParams): S3Answer {
    if (query.get('delimiter')) throw notEmulated('S3', 'ListObjectsV2 with a delimiter');
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const limit = Math.min(Number(query.get('max-keys') ?? PAGE), PAGE);
    const found = this.#store.list(bucket).filter(({ key }) => key.startsWith(prefix) && key > after);
    const page = found.slice(0, limit);
    const isTruncated = found.length > page.length;
    const contents = page.map(({ key, storedAt }) => {
      const size = Buffer.byteLength(this.#store.find(bucket, key)?.body ?? '');
      return `<Contents><Key>${escape(key)}</Key><LastModified>${storedAt}</LastModified><Size>${size}</Size></Contents>`;
    });
    const next = isTruncated ? `<NextContinuationToken>${escape(page.at(-1)?.key ?? '')}</NextContinuationToken>` : '';
    const body = `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="${NAMESPACE}"><Name>${escape(bucket)}</Name><KeyCount>${page.length}</KeyCount><IsTruncated>${isTruncated}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
    return { status: 200, headers: { 'content-type': 'application/xml' }, body };
  }
}

/** An error as S3 writes it. */
export const s3Failure = ({ code, message, status }: AwsFailure): S3Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${escape(code)}</Code><Message>${escape(message)}</Message></Error>`,
});

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
const etagOf = (body: Buffer | string): string => `"${createHash('md5').update(body).digest('hex')}"`;
const failure = (code: string, message: string, status: number) => new AwsFailure({ code, message, status });

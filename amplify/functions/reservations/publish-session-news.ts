import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Schema } from '../../data/schema.ts';
import { environment } from '../runtime/environment.ts';

type News = Schema['SessionNews']['type'];

/** News of one session: to the guests that it names, at most 100, and to the staff of its event. */
export type SessionNews = Pick<News, 'eventId' | 'sessionId' | 'kind' | 'guestIds' | 'at'> & { comeBy?: string | undefined };

/** Subscribers get only what a mutation selects: all of it. */
const PUBLISH = `mutation ($eventId: ID!, $sessionId: ID!, $kind: SessionNewsKind!, $guestIds: [ID!]!, $at: AWSDateTime!, $comeBy: AWSDateTime) {
  publishSessionNews(eventId: $eventId, sessionId: $sessionId, kind: $kind, guestIds: $guestIds, at: $at, comeBy: $comeBy) {
    eventId sessionId kind guestIds at comeBy
  }
}`;

const MAX_ATTEMPTS = 3;
const LONGEST_WAIT_MS = 400;
/** AppSync answers a mutation without data within milliseconds. */
const TIMEOUT_MS = 5_000;

/** As Lambda sets them for the function's role; read at each call, as they are renewed. */
const roleCredentials = () =>
  Promise.resolve({
    accessKeyId: environment('AWS_ACCESS_KEY_ID'),
    secretAccessKey: environment('AWS_SECRET_ACCESS_KEY'),
    sessionToken: environment('AWS_SESSION_TOKEN'),
  });

/** What the signer needs of a hash, from Node. */
class Sha256 {
  readonly #secret: ConstructorParameters<typeof Sha256>[0];
  #chunks: Uint8Array[] = [];

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#secret = secret;
  }

  update(chunk: string | Uint8Array): void {
    this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }

  digest(): Promise<Uint8Array> {
    const hash = this.#secret === undefined ? createHash('sha256') : createHmac('sha256', this.#secret as string | Uint8Array);
    return Promise.resolve(hash.update(Buffer.concat(this.#chunks)).digest());
  }

  reset(): void {
    this.#chunks = [];
  }
}

let signer: SignatureV4 | undefined;

const signedRequest = async (url: URL, body: string): Promise<Record<string, string>> => {
  signer ??= new SignatureV4({ service: 'appsync', region: environment('AWS_REGION'), credentials: roleCredentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { host: url.host, 'content-type': 'application/json' },
    body,
  });
  // Its branch's firewall lets through whoever shows this.
  const pass = process.env['FIREWALL_PASS'];
  return pass ? { ...headers, 'x-usher-pass': pass } : headers;
};

/**
 * Tells screens that something of a session is not as it was, through AppSync, with the right of the function's role. Throttles
 * and failures of the network or of AppSync are tried again twice. Rejects when the news was not taken: whoever publishes from a
 * stream leaves its record to come again, and news that comes twice makes a screen read twice.
 */
export const publishSessionNews = async (news: SessionNews): Promise<void> => {
  const url = new URL(environment('GRAPHQL_URL'));
  const body = JSON.stringify({ query: PUBLISH, variables: news });
  for (let attempt = 1; ; attempt++) {
    const failure = await send(url, body);
    if (!failure) return;
    if (!failure.mayPass || attempt === MAX_ATTEMPTS) throw new Error(`The news of ${news.sessionId} were not taken: ${failure.reason}`);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_WAIT_MS));
  }
};

type Failure = { reason: string; mayPass: boolean };

const send = async (url: URL, body: string): Promise<Failure | undefined> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: await signedRequest(url, body),
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) return { reason: `${response.status} ${text}`, mayPass: response.status === 429 || response.status >= 500 };
    const { errors = [] } = JSON.parse(text) as { errors?: { errorType?: string; message: string }[] };
    return errors.length === 0
      ? undefined
      : { reason: errors.map(({ errorType, message }) => `${errorType}: ${message}`).join('; '), mayPass: false };
  } catch (error) {
    return { reason: String(error), mayPass: true };
  }
};

import { randomUUID } from 'node:crypto';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** How the sandbox reaches DynamoDB Local. */
export type DynamoDbEndpoint = {
  /** e.g. http://127.0.0.1:20002 */
  endpoint: string;
  region?: string;
  /** Only matters when DynamoDB Local keeps a database per key (it is started with -sharedDb). */
  accessKeyId?: string;
};

/** DynamoDB's refusal, as it came over the wire. */
export class DynamoDbFailure extends Error {
  /** Short name, e.g. ConditionalCheckFailedException. */
  readonly code: string;
  readonly body: Record<string, unknown>;

  constructor(code: string, message: string, body: Record<string, unknown>) {
    super(message);
    this.name = 'DynamoDbFailure';
    this.code = code;
    this.body = body;
  }
}

const MAX_SOCKETS = 64;
/** A JVM that died is back within seconds. */
const RESTART_MS = 10_000;
const RETRY_MS = 100;

/**
 * The wire protocol of DynamoDB without signatures (DynamoDB Local checks none): a call costs a fraction of the SDK's
 * work, and the answer needs no second conversion.
 */
export class DynamoDbWire {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS, scheduling: 'fifo' });
  readonly #host: string;
  readonly #port: number;
  readonly #headers: Record<string, string>;

  constructor({ endpoint, region = 'us-east-1', accessKeyId = 'local' }: DynamoDbEndpoint) {
    const url = new URL(endpoint);
    this.#host = url.hostname;
    this.#port = Number(url.port || 80);
    this.#headers = {
      'content-type': 'application/x-amz-json-1.0',
      // DynamoDB Local reads region and key from here, and compares no signature.
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20200101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    };
  }

  /** Rejects with a `DynamoDbFailure` for what DynamoDB refuses. Waits for a JVM that is being restarted. */
  async call(operation: string, input: unknown): Promise<Record<string, unknown>> {
    const body = Buffer.from(JSON.stringify(input));
    const deadline = Date.now() + RESTART_MS;
    for (;;) {
      try {
        return await this.#send(operation, body);
      } catch (error) {
        // A refused connection sent nothing, so that nothing can happen twice.
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED' || Date.now() > deadline) throw error;
        await setTimeout(RETRY_MS);
      }
    }
  }

  #send(operation: string, body: Buffer): Promise<Record<string, unknown>> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        {
          agent: this.#agent,
          host: this.#host,
          port: this.#port,
          method: 'POST',
          path: '/',
          headers: { ...this.#headers, 'x-amz-target': `DynamoDB_20120810.${operation}`, 'content-length': body.length },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            try {
              const answer = JSON.parse((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8')) as Record<
                string,
                unknown
              >;
              if (response.statusCode === 200) resolve(answer);
              else reject(failureOf(answer, response.statusCode ?? 500));
            } catch (error) {
              reject(error as Error);
            }
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Messages end as the SDK that AppSync uses ends them, so that code which looks for the whole text is told the truth. */
const failureOf = (body: Record<string, unknown>, status: number): DynamoDbFailure => {
  const type = typeof body['__type'] === 'string' ? body['__type'] : 'InternalServerError';
  const message = String(body['message'] ?? body['Message'] ?? type);
  const suffix = ` (Service: DynamoDb, Status Code: ${status}, Request ID: ${randomUUID()})`;
  return new DynamoDbFailure(type.slice(type.lastIndexOf('#') + 1), message + suffix, body);
};

import { Agent, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import { LoopbackServer, readBody } from '../loopback-server.ts';
import type { Meter } from '../ports.ts';
import type { LocalService } from '../service.ts';
import { consumedCapacity, consumesCapacity, type KeyNames } from './consumed-capacity.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html: the greatest request there is. */
const MAX_REQUEST_BYTES = 17 * 1024 * 1024;
const TARGET_PREFIX = 'DynamoDB_20120810.';

type Json = Record<string, unknown>;
type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

/** Stands in front of DynamoDB and counts the capacity that calls consume. Callers notice nothing of it. */
export class DynamoDbMeter implements LocalService {
  readonly name = 'DynamoDB meter';
  readonly #target: () => string;
  readonly #meter: Meter;
  readonly #agent = new Agent({ keepAlive: true, scheduling: 'fifo' });
  #server: LoopbackServer | undefined;
  #keyNames: KeyNames = new Map();

  /** @param target - the endpoint of DynamoDB, asked for each call. */
  constructor({ target, meter }: { target: () => string; meter: Meter }) {
    this.#target = target;
    this.#meter = meter;
  }

  get endpoint(): string {
    if (!this.#server) throw new Error('The meter of DynamoDB has not been started.');
    return `http://127.0.0.1:${this.#server.port}`;
  }

  async start(): Promise<void> {
    const handler = (request: IncomingMessage, response: ServerResponse): void => {
      // A caller whose connection breaks tries again, as it would with DynamoDB itself.
      this.#pass(request, response).catch(() => response.destroy());
    };
    this.#server = await LoopbackServer.listen({ service: this.name, port: 0, handler });
  }

  async applyBackend({ tables }: LocalBackend): Promise<void> {
    this.#keyNames = new Map(tables.map(({ name, key }) => [name, key.hash.name]));
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    await server?.close();
    this.#agent.destroy();
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MAX_REQUEST_BYTES);
    const operation = String(request.headers['x-amz-target'] ?? '').slice(TARGET_PREFIX.length);
    const isMetered = consumesCapacity(operation);
    const input = isMetered ? (JSON.parse(body.toString()) as Json) : {};
    const sent = isMetered ? Buffer.from(JSON.stringify({ ...input, ReturnConsumedCapacity: 'INDEXES' })) : body;
    const answer = await this.#forward(request, sent);
    const given = isMetered ? this.#count({ operation, input, answer }) : answer.body;
    const { 'content-type': contentType, 'x-amzn-requestid': requestId } = answer.headers;
    response.writeHead(answer.status, {
      ...(contentType && { 'content-type': contentType }),
      ...(requestId && { 'x-amzn-requestid': requestId }),
      'content-length': given.length,
    });
    response.end(given);
  }

  /** What the caller gets: the report only if it asked for one. */
  #count({ operation, input, answer: { status, body } }: { operation: string; input: Json; answer: Answer }): Buffer {
    const answer = JSON.parse(body.toString()) as Json;
    for (const unit of consumedCapacity({ operation, input, status, answer }, this.#keyNames)) this.#meter.count(unit);
    if (input['ReturnConsumedCapacity'] !== undefined && input['ReturnConsumedCapacity'] !== 'NONE') return body;
    const { ConsumedCapacity: _report, ...rest } = answer;
    return Buffer.from(JSON.stringify(rest));
  }

  #forward({ headers, method, url }: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const target = new URL(url ?? '/', this.#target());
      const { host: _host, connection: _connection, 'transfer-encoding': _encoding, ...kept } = headers;
      const call = httpRequest(
        target,
        { method, agent: this.#agent, headers: { ...kept, 'content-length': body.length, 'accept-encoding': 'identity' } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 500, headers: response.headers, body: Buffer.concat(chunks) }),
          );
        },
      );
      call.once('error', reject);
      call.end(body);
    });
  }
}

import { Agent, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { LocalBackend, Table } from '../cloud-assembly/local-backend.ts';
import { LoopbackServer, readBody } from '../loopback-server.ts';
import type { Meter } from '../ports.ts';
import type { LocalService } from '../service.ts';
import { consumedCapacity, consumesCapacity, type KeyNames } from './consumed-capacity.ts';
import type { Item } from './item-size.ts';
import { itemsOfTransaction, transactionUnits, type Written } from './transaction-capacity.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html: the greatest request there is. */
const MAX_REQUEST_BYTES = 17 * 1024 * 1024;
const TARGET_PREFIX = 'DynamoDB_20120810.';

type Json = Record<string, unknown>;
type Call = { operation: string; input: Json; answer: Answer; isCounted: boolean };
type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

/** Stands in front of DynamoDB and counts the capacity that calls consume. Callers notice nothing of it. */
export class DynamoDbMeter implements LocalService {
  readonly name = 'DynamoDB meter';
  readonly #target: () => string;
  readonly #meter: Meter;
  readonly #agent = new Agent({ keepAlive: true, scheduling: 'fifo' });
  #server: LoopbackServer | undefined;
  #keyNames: KeyNames = new Map();
  #tables: ReadonlyMap<string, Table> = new Map();

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

  async applyBackend({ tables }: Pick<LocalBackend, 'tables'>): Promise<void> {
    this.#tables = new Map(tables.map((table) => [table.name, table]));
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
    const items = operation === 'TransactWriteItems' ? itemsOfTransaction(input, this.#tables) : [];
    const before = await Promise.all(items.map((item) => this.#read(request, item)));
    const answer = await this.#forward(request, sent);
    const isWritten = items.length > 0 && answer.status === 200;
    if (isWritten) await this.#countTransaction(request, items, before);
    const given = isMetered ? this.#count({ operation, input, answer, isCounted: isWritten }) : answer.body;
    const { 'content-type': contentType, 'x-amzn-requestid': requestId } = answer.headers;
    response.writeHead(answer.status, {
      ...(contentType && { 'content-type': contentType }),
      ...(requestId && { 'x-amzn-requestid': requestId }),
      'content-length': given.length,
    });
    response.end(given);
  }

  /** What the caller gets: the report only if it asked for one. */
  #count({ operation, input, answer: { status, body }, isCounted }: Call): Buffer {
    const answer = JSON.parse(body.toString()) as Json;
    const units = isCounted ? [] : consumedCapacity({ operation, input, status, answer }, this.#keyNames);
    for (const unit of units) this.#meter.count(unit);
    if (input['ReturnConsumedCapacity'] !== undefined && input['ReturnConsumedCapacity'] !== 'NONE') return body;
    const { ConsumedCapacity: _report, ...rest } = answer;
    return Buffer.from(JSON.stringify(rest));
  }

  /** By the rules, from the items as they were and are: what the engine reports of transactions is not what AWS bills. */
  async #countTransaction(
    request: IncomingMessage,
    items: Omit<Written, 'before' | 'after'>[],
    before: (Item | undefined)[],
  ): Promise<void> {
    const after = await Promise.all(items.map((item) => this.#read(request, item)));
    for (const [index, item] of items.entries()) {
      const units = transactionUnits({ ...item, before: before[index], after: after[index] });
      for (const unit of units) this.#meter.count(unit);
    }
  }

  async #read(request: IncomingMessage, { table, key }: Pick<Written, 'table' | 'key'>): Promise<Item | undefined> {
    const input = { TableName: table.name, Key: key, ConsistentRead: true };
    const { body } = await this.#forward(request, Buffer.from(JSON.stringify(input)), 'GetItem');
    return (JSON.parse(body.toString()) as { Item?: Item }).Item;
  }

  #forward({ headers, method, url }: IncomingMessage, body: Buffer, operation?: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const to = new URL(url ?? '/', this.#target());
      const target = operation && { 'x-amz-target': TARGET_PREFIX + operation };
      const { host: _host, connection: _connection, 'transfer-encoding': _encoding, ...kept } = headers;
      const call = httpRequest(
        to,
        { method, agent: this.#agent, headers: { ...kept, ...target, 'content-length': body.length, 'accept-encoding': 'identity' } },
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

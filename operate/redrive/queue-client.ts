import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';

type Credentials = ConstructorParameters<typeof SignatureV4>[0]['credentials'];
export type QueueMessage = { receipt: string; messageId: string; body: string };

/** Long enough to hand a message to a function, whatever that takes. */
const HIDDEN_SECONDS = 16 * 60;
const BATCH = 10;

/** Three calls of SQS by its JSON protocol, for which one more SDK would be much. Queues are named by their ARN. */
export class QueueClient {
  readonly #region: () => Promise<string>;
  readonly #credentials: Credentials;
  readonly #endpoint: string | undefined;

  constructor(parts: { region: () => Promise<string>; credentials: Credentials; endpoint: string | undefined }) {
    this.#region = parts.region;
    this.#credentials = parts.credentials;
    this.#endpoint = parts.endpoint ?? (process.env.AWS_ENDPOINT_URL_SQS || process.env.AWS_ENDPOINT_URL || undefined);
  }

  /** Some of the messages that nobody holds; nobody else gets them for a while. */
  async receive(queueArn: string): Promise<QueueMessage[]> {
    const { Messages = [] } = (await this.#call('ReceiveMessage', queueArn, {
      MaxNumberOfMessages: BATCH,
      VisibilityTimeout: HIDDEN_SECONDS,
    })) as { Messages?: { MessageId: string; ReceiptHandle: string; Body: string }[] };
    return Messages.map(({ MessageId, ReceiptHandle, Body }) => ({ messageId: MessageId, receipt: ReceiptHandle, body: Body }));
  }

  async delete(queueArn: string, { receipt }: QueueMessage): Promise<void> {
    await this.#call('DeleteMessage', queueArn, { ReceiptHandle: receipt });
  }

  /** Gives a message back at once. */
  async release(queueArn: string, { receipt }: QueueMessage): Promise<void> {
    await this.#call('ChangeMessageVisibility', queueArn, { ReceiptHandle: receipt, VisibilityTimeout: 0 });
  }

  async #call(operation: string, queueArn: string, input: Record<string, unknown>): Promise<unknown> {
    const [, , , , account, name] = queueArn.split(':');
    const region = await this.#region();
    const endpoint = new URL(this.#endpoint ?? `https://sqs.${region}.amazonaws.com`);
    const body = JSON.stringify({ QueueUrl: `${endpoint.origin}/${account}/${name}`, ...input });
    const signer = new SignatureV4({ service: 'sqs', region, credentials: this.#credentials, sha256: Sha256 });
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path: '/',
      headers: { host: endpoint.host, 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
      body,
    });
    const response = await fetch(endpoint, { method: 'POST', headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`SQS ${operation}: ${response.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  }
}

type Bytes = Parameters<ReturnType<typeof createHash>['update']>[0];

/** What the signer asks of a hash, by Node's own. */
class Sha256 {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: Bytes | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Bytes as string);
  }

  update(data: Bytes | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(data as Bytes);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

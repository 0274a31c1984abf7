import type { Queue } from '../cloud-assembly/local-backend.ts';
import { AwsFailure, notEmulated } from './aws-failure.ts';
import { md5 } from './file-queue-store.ts';
import type { FileQueueStore } from './file-queue-store.ts';
import type { JsonBody } from './json-input.ts';

type Operation = (input: JsonBody, signal: AbortSignal) => Promise<JsonBody> | JsonBody;
type Attributes = Record<string, { DataType: string; StringValue?: string }>;

/** SQS's own limits. */
const MAXIMUM_BYTES = 1024 * 1024;
const MAXIMUM_WAIT_SECONDS = 20;
const MAXIMUM_BATCH = 10;
const DEFAULT_VISIBILITY_SECONDS = 30;

/** SQS by AWS JSON 1.0: what dead letters and queue subscriptions need. */
export class Sqs {
  readonly #store: FileQueueStore;
  readonly #queues: () => Queue[];
  readonly #address: () => string;

  constructor({ store, queues, address }: { store: FileQueueStore; queues: () => Queue[]; address: () => string }) {
    this.#store = store;
    this.#queues = queues;
    this.#address = address;
  }

  readonly #operations: Record<string, Operation> = {
    SendMessage: (input) => this.#send(input),
    SendMessageBatch: (input) => this.#sendBatch(input),
    ReceiveMessage: (input, signal) => this.#receive(input, signal),
    DeleteMessage: (input) => this.#delete(input),
    ChangeMessageVisibility: (input) => this.#changeVisibility(input),
    PurgeQueue: (input) => this.#purge(input),
    GetQueueUrl: (input) => ({ QueueUrl: this.urlOf(this.#find(({ name }) => name === input.QueueName)) }),
    ListQueues: () => ({ QueueUrls: this.#queues().map((queue) => this.urlOf(queue)) }),
    GetQueueAttributes: (input) => this.#attributes(input),
  };

  async run(operation: string, input: JsonBody, signal: AbortSignal): Promise<JsonBody> {
    const run = Object.hasOwn(this.#operations, operation) ? this.#operations[operation] : undefined;
    if (!run) throw notEmulated('SQS', operation);
    return run(input, signal);
  }

  urlOf(queue: Queue): string {
    return `${this.#address()}/${queue.arn.split(':')[4]}/${queue.name}`;
  }

  async #send(input: JsonBody): Promise<JsonBody> {
    const { arn } = this.#queueOf(input);
    const body = input.MessageBody;
    if (typeof body !== 'string' || body === '') throw failure('MissingParameter', 'The request must contain the parameter MessageBody.');
    if (Buffer.byteLength(body) > MAXIMUM_BYTES)
      throw failure(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${MAXIMUM_BYTES} bytes.`,
      );
    const attributes = Object.fromEntries(
      Object.entries((input.MessageAttributes ?? {}) as Attributes).map(([name, { StringValue }]) => [name, StringValue ?? '']),
    );
    const { messageId } = await this.#store.send(arn, body, attributes, { delaySeconds: Number(input.DelaySeconds ?? 0) });
    return { MessageId: messageId, MD5OfMessageBody: md5(body) };
  }

  async #sendBatch(input: JsonBody): Promise<JsonBody> {
    this.#queueOf(input);
    const entries = (input.Entries ?? []) as JsonBody[];
    if (entries.length === 0 || entries.length > MAXIMUM_BATCH)
      throw failure('AWS.SimpleQueueService.TooManyEntriesInBatchRequest', `A batch has 1 to ${MAXIMUM_BATCH} entries.`);
    const Successful: JsonBody[] = [];
    const Failed: JsonBody[] = [];
    for (const entry of entries) {
      try {
        Successful.push({ Id: entry.Id, ...(await this.#send({ ...entry, QueueUrl: input.QueueUrl })) });
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error;
        Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return { Successful, Failed };
  }

  /** Waits up to WaitTimeSeconds of real time for the first message. */
  async #receive(input: JsonBody, signal: AbortSignal): Promise<JsonBody> {
    const { arn } = this.#queueOf(input);
    const limit = Number(input.MaxNumberOfMessages ?? 1);
    if (!Number.isInteger(limit) || limit < 1 || limit > MAXIMUM_BATCH)
      throw failure(
        'InvalidParameterValue',
        'Value for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
      );
    const visibilitySeconds = Number(input.VisibilityTimeout ?? DEFAULT_VISIBILITY_SECONDS);
    const until = Date.now() + Math.min(Number(input.WaitTimeSeconds ?? 0), MAXIMUM_WAIT_SECONDS) * 1000;
    let received = this.#store.receive(arn, { limit, visibilitySeconds });
    while (received.length === 0 && Date.now() < until && !signal.aborted) {
      await this.#store.wait(until - Date.now(), signal);
      if (!signal.aborted) received = this.#store.receive(arn, { limit, visibilitySeconds });
    }
    if (received.length === 0) return {};
    return {
      Messages: received.map(({ messageId, receipt, body, attributes, sentAt, receives }) => ({
        MessageId: messageId,
        ReceiptHandle: receipt,
        Body: body,
        MD5OfBody: md5(body),
        Attributes: { SentTimestamp: String(sentAt), ApproximateReceiveCount: String(receives) },
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
        ),
      })),
    };
  }

  #delete(input: JsonBody): JsonBody {
    const { arn } = this.#queueOf(input);
    if (!this.#store.delete(arn, String(input.ReceiptHandle)))
      throw failure('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
    return {};
  }

  #changeVisibility(input: JsonBody): JsonBody {
    const { arn } = this.#queueOf(input);
    const changed = this.#store.changeVisibility(arn, String(input.ReceiptHandle), Number(input.VisibilityTimeout));
    if (!changed) throw failure('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
    return {};
  }

  #purge(input: JsonBody): JsonBody {
    this.#store.purge(this.#queueOf(input).arn);
    return {};
  }

  #attributes(input: JsonBody): JsonBody {
    const { arn } = this.#queueOf(input);
    const { visible, inFlight } = this.#store.count(arn);
    return {
      Attributes: { QueueArn: arn, ApproximateNumberOfMessages: String(visible), ApproximateNumberOfMessagesNotVisible: String(inFlight) },
    };
  }

  /** By the address in QueueUrl, whose host does not matter: the template's own points to AWS. */
  #queueOf(input: JsonBody): Queue {
    const name = String(input.QueueUrl ?? '')
      .split('/')
      .at(-1);
    return this.#find((queue) => queue.name === name || queue.url === input.QueueUrl);
  }

  #find(isWanted: (queue: Queue) => boolean): Queue {
    const queue = this.#queues().find(isWanted);
    if (!queue) throw failure('QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }
}

const failure = (code: string, message: string) => new AwsFailure({ code, message });

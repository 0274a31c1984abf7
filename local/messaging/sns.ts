import { randomUUID } from 'node:crypto';
import type { Outbox } from '../ports.ts';
import { AwsFailure, notEmulated } from './aws-failure.ts';
import { isPhoneNumber } from './phone-number.ts';
import { branch, listOf, parseQuery, text } from './query-protocol.ts';
import type { Xml } from './query-protocol.ts';
import { readAttributes, readTexts, readSubject } from './sns-input.ts';
import type { SnsDelivery } from './sns-delivery.ts';
import { SnsSubscriptions } from './sns-subscriptions.ts';
import type { TopicStore } from './topic-store.ts';

type Query = ReturnType<typeof parseQuery>;
type Operation = (query: Query) => Promise<Xml> | Xml;

const MAXIMUM_BATCH = 10;

/** SNS by its query protocol: publishing, and the subscriptions of topics. */
export class Sns {
  readonly #topics: TopicStore;
  readonly #delivery: SnsDelivery;
  readonly #outbox: Outbox;
  readonly #operations: Record<string, Operation>;

  constructor({ topics, delivery, outbox, address }: { topics: TopicStore; delivery: SnsDelivery; outbox: Outbox; address: () => string }) {
    this.#topics = topics;
    this.#delivery = delivery;
    this.#outbox = outbox;
    this.#operations = {
      Publish: (query) => this.#publish(query),
      PublishBatch: (query) => this.#publishBatch(query),
      ListTopics: () => ({ Topics: topics.topics.map(({ arn }) => ({ TopicArn: arn })) }),
      ...new SnsSubscriptions({ topics, outbox, address }).operations,
    };
  }

  /** Name and result of the operation that a form-encoded body asks for. */
  async run(body: string): Promise<{ operation: string; result: Xml }> {
    const query = parseQuery(body);
    const operation = text(query, 'Action') ?? '';
    const run = Object.hasOwn(this.#operations, operation) ? this.#operations[operation] : undefined;
    if (!run) throw notEmulated('SNS', operation);
    return { operation, result: await run(query) };
  }

  async #publish(query: Query): Promise<Xml> {
    const phoneNumber = text(query, 'PhoneNumber');
    const topicArn = text(query, 'TopicArn') ?? text(query, 'TargetArn');
    if ((phoneNumber === undefined) === (topicArn === undefined))
      throw invalid('Invalid parameter: exactly one of TopicArn, TargetArn and PhoneNumber must be given');
    const message = {
      texts: readTexts(text(query, 'Message'), text(query, 'MessageStructure')),
      subject: readSubject(text(query, 'Subject')),
      attributes: readAttributes(query),
    };
    if (topicArn !== undefined) {
      this.#requireTopic(topicArn);
      return { MessageId: (await this.#delivery.publish({ topicArn, ...message })).messageId };
    }
    if (!isPhoneNumber(phoneNumber)) throw invalid(`Invalid parameter: PhoneNumber Reason: ${phoneNumber} is not valid to publish to`);
    const messageId = randomUUID();
    const attributes = Object.fromEntries(Object.entries(message.attributes).map(([name, { value }]) => [name, value]));
    this.#outbox.add({
      channel: 'SMS',
      to: [phoneNumber],
      text: message.texts.sms ?? message.texts.default,
      attributes: { ...attributes, messageId },
    });
    return { MessageId: messageId };
  }

  /** Every entry is answered by itself. */
  async #publishBatch(query: Query): Promise<Xml> {
    const topicArn = text(query, 'TopicArn') ?? '';
    this.#requireTopic(topicArn);
    const entries = listOf(branch(query, 'PublishBatchRequestEntries'));
    const ids = entries.map((entry) => text(entry, 'Id') ?? '');
    if (entries.length === 0)
      throw new AwsFailure({ code: 'EmptyBatchRequest', message: 'The batch request does not contain any entries.' });
    if (entries.length > MAXIMUM_BATCH)
      throw new AwsFailure({
        code: 'TooManyEntriesInBatchRequest',
        message: `The batch request contains more than ${MAXIMUM_BATCH} entries.`,
      });
    if (new Set(ids).size < ids.length)
      throw new AwsFailure({ code: 'BatchEntryIdsNotDistinct', message: 'Two or more batch entries in the request have the same Id.' });
    const Successful: Xml[] = [];
    const Failed: Xml[] = [];
    for (const [index, entry] of entries.entries()) {
      const Id = ids[index];
      try {
        const texts = readTexts(text(entry, 'Message'), text(entry, 'MessageStructure'));
        const { messageId } = await this.#delivery.publish({
          topicArn,
          texts,
          subject: readSubject(text(entry, 'Subject')),
          attributes: readAttributes(entry),
        });
        Successful.push({ Id, MessageId: messageId });
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error;
        Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return { Successful, Failed };
  }

  #requireTopic(arn: string): void {
    if (!this.#topics.hasTopic(arn)) throw new AwsFailure({ code: 'NotFound', message: 'Topic does not exist', status: 404 });
  }
}

const invalid = (message: string) => new AwsFailure({ code: 'InvalidParameter', message });

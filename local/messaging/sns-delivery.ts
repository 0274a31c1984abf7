import { randomUUID } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import type { LambdaInvoker, LogStore, Outbox, QueueStore } from '../ports.ts';
import { passesBodyPolicy, passesFilterPolicy } from './filter-policy.ts';
import type { Subscription, TopicStore } from './topic-store.ts';

export type MessageAttribute = { type: string; value: string };
export type Publication = {
  topicArn: string;
  subject?: string | undefined;
  /** The text for each protocol; `default` is always there. */
  texts: Record<string, string>;
  attributes: Record<string, MessageAttribute>;
};

const FROM = 'no-reply@sns.amazonaws.com';

/** Carries a published message to the topic's subscriptions whose filter lets it pass. */
export class SnsDelivery {
  readonly #parts: {
    topics: TopicStore;
    outbox: Outbox;
    queues: QueueStore;
    lambda?: LambdaInvoker | undefined;
    clock: SandboxClock;
    log: LogStore;
  };

  constructor(parts: {
    topics: TopicStore;
    outbox: Outbox;
    queues: QueueStore;
    lambda?: LambdaInvoker | undefined;
    clock: SandboxClock;
    log: LogStore;
  }) {
    this.#parts = parts;
  }

  /**
   * Resolves once the message is in the outbox and in every queue; functions are invoked asynchronously.
   * @param isListed - false leaves the publication itself out of the outbox, not what its subscribers get.
   */
  async publish(publication: Publication, { isListed = true }: { isListed?: boolean } = {}): Promise<{ messageId: string }> {
    const messageId = randomUUID();
    const { topicArn, subject, texts } = publication;
    if (isListed) {
      this.#parts.outbox.add({
        channel: 'SNS',
        to: [topicArn],
        subject,
        text: texts.default,
        attributes: { ...plain(publication), messageId },
      });
    }
    const reached = this.#parts.topics
      .subscriptionsOf(topicArn)
      .filter((subscription) => !subscription.token && passes(subscription, publication));
    for (const subscription of reached) await this.#deliver(subscription, publication, messageId);
    return { messageId };
  }

  async #deliver(subscription: Subscription, publication: Publication, messageId: string): Promise<void> {
    const { protocol, endpoint } = subscription;
    const body = publication.texts[protocol] ?? publication.texts.default ?? '';
    const attributes = { ...plain(publication), messageId, topicArn: publication.topicArn };
    if (protocol === 'email' || protocol === 'email-json') {
      const content = protocol === 'email' ? body : JSON.stringify(this.#envelope(publication, messageId, body), undefined, 2);
      const subject = publication.subject ?? 'AWS Notification Message';
      this.#parts.outbox.add({ channel: 'SNS', from: FROM, to: [endpoint], subject, text: content, attributes });
    } else if (protocol === 'sms') {
      this.#parts.outbox.add({ channel: 'SMS', to: [endpoint], text: body, attributes });
    } else if (protocol === 'sqs') {
      const content = subscription.rawMessageDelivery ? body : JSON.stringify(this.#envelope(publication, messageId, body));
      await this.#parts.queues.send(endpoint, content, subscription.rawMessageDelivery ? plain(publication) : {});
    } else if (protocol === 'lambda') this.#invoke(subscription, publication, messageId, body);
    else this.#warn(`A message of ${publication.topicArn} was not delivered: the offline sandbox has no ${protocol} subscriptions.`);
  }

  #invoke(subscription: Subscription, publication: Publication, messageId: string, body: string): void {
    if (!this.#parts.lambda) return this.#warn(`${subscription.endpoint} was not invoked: this sandbox runs no functions.`);
    const { Type, MessageId, TopicArn, Subject, Message, Timestamp } = this.#envelope(publication, messageId, body);
    const MessageAttributes = Object.fromEntries(
      Object.entries(publication.attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
    );
    const Sns = { Type, MessageId, TopicArn, Subject: Subject ?? null, Message, Timestamp, MessageAttributes };
    const event = { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: subscription.arn, Sns }] };
    this.#parts.lambda.invoke(subscription.endpoint, event, { type: 'Event' }).catch(async (error: unknown) => {
      this.#warn(`${subscription.endpoint} could not be invoked: ${error instanceof Error ? error.message : String(error)}`);
      const { deadLetterArn } = subscription;
      if (deadLetterArn) await this.#parts.queues.send(deadLetterArn, JSON.stringify(this.#envelope(publication, messageId, body)));
    });
  }

  #envelope(publication: Publication, messageId: string, body: string) {
    const MessageAttributes = Object.fromEntries(
      Object.entries(publication.attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
    );
    return {
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: publication.topicArn,
      Subject: publication.subject,
      Message: body,
      Timestamp: this.#parts.clock.now().toISOString(),
      MessageAttributes,
    };
  }

  #warn(text: string): void {
    this.#parts.log.write({ source: 'SNS', level: 'warn', text });
  }
}

function passes({ filterPolicy, filterPolicyScope }: Subscription, { attributes, texts }: Publication): boolean {
  if (!filterPolicy) return true;
  if (filterPolicyScope === 'MessageAttributes') return passesFilterPolicy(filterPolicy, attributes);
  try {
    return passesBodyPolicy(filterPolicy, JSON.parse(texts.default ?? ''));
  } catch (error) {
    // A body that is not JSON passes no body filter.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const plain = ({ attributes }: Publication): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));

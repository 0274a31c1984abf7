import type { Outbox } from '../ports.ts';
import { AwsFailure } from './aws-failure.ts';
import { isPhoneNumber } from './phone-number.ts';
import { branch, listOf, text } from './query-protocol.ts';
import type { parseQuery, Xml } from './query-protocol.ts';
import { parseObject } from './sns-input.ts';
import type { Subscription, TopicStore } from './topic-store.ts';

type Query = ReturnType<typeof parseQuery>;

const ENDPOINTS: Record<string, (endpoint: string) => boolean> = {
  email: (endpoint) => /^[^\s@]+@[^\s@]+$/.test(endpoint),
  'email-json': (endpoint) => /^[^\s@]+@[^\s@]+$/.test(endpoint),
  sms: isPhoneNumber,
  sqs: (endpoint) => endpoint.startsWith('arn:aws:sqs:'),
  lambda: (endpoint) => endpoint.startsWith('arn:aws:lambda:'),
};

/** The operations on subscriptions. E-mail addresses confirm by the link in the outbox, as they do by mail in AWS. */
export class SnsSubscriptions {
  readonly #topics: TopicStore;
  readonly #outbox: Outbox;
  readonly #address: () => string;

  constructor({ topics, outbox, address }: { topics: TopicStore; outbox: Outbox; address: () => string }) {
    this.#topics = topics;
    this.#outbox = outbox;
    this.#address = address;
  }

  readonly operations: Record<string, (query: Query) => Xml> = {
    Subscribe: (query) => this.#subscribe(query),
    ConfirmSubscription: (query) => ({ SubscriptionArn: this.#confirm(text(query, 'TopicArn') ?? '', text(query, 'Token') ?? '') }),
    Unsubscribe: (query) => this.#unsubscribe(text(query, 'SubscriptionArn') ?? ''),
    ListSubscriptionsByTopic: (query) => this.#list(text(query, 'TopicArn') ?? ''),
    GetSubscriptionAttributes: (query) => ({ Attributes: entries(attributesOf(this.#require(text(query, 'SubscriptionArn')))) }),
    SetSubscriptionAttributes: (query) => this.#setAttributes(query),
  };

  #subscribe(query: Query): Xml {
    const topicArn = this.#requireTopic(text(query, 'TopicArn'));
    const protocol = text(query, 'Protocol') ?? '';
    const endpoint = text(query, 'Endpoint') ?? '';
    const isValid = Object.hasOwn(ENDPOINTS, protocol) ? ENDPOINTS[protocol] : undefined;
    if (!isValid) throw invalid(`Invalid parameter: Protocol: the offline sandbox delivers to ${Object.keys(ENDPOINTS).join(', ')}`);
    if (!isValid(endpoint)) throw invalid(`Invalid parameter: Endpoint Reason: Please provide a valid ${protocol} endpoint`);
    const attributes = Object.fromEntries(
      listOf(branch(query, 'Attributes')).map((entry) => [text(entry, 'key') ?? '', text(entry, 'value') ?? '']),
    );
    const wanted = withAttributes(
      { arn: '', topicArn, protocol, endpoint, filterPolicyScope: 'MessageAttributes', rawMessageDelivery: false },
      attributes,
    );
    const { subscription, isNew } = this.#topics.subscribe(wanted);
    if (!isNew && differs(subscription, wanted, Object.keys(attributes)))
      throw invalid('Invalid parameter: Attributes Reason: Subscription already exists with different attributes');
    if (isNew && subscription.token) this.#askToConfirm(subscription);
    const isShown = !subscription.token || text(query, 'ReturnSubscriptionArn') === 'true';
    return { SubscriptionArn: isShown ? subscription.arn : 'pending confirmation' };
  }

  #askToConfirm({ topicArn, token = '', endpoint }: Subscription): void {
    const link = `${this.#address()}/?Action=ConfirmSubscription&TopicArn=${encodeURIComponent(topicArn)}&Token=${token}`;
    this.#outbox.add({
      channel: 'SNS',
      from: 'no-reply@sns.amazonaws.com',
      to: [endpoint],
      subject: 'AWS Notification - Subscription Confirmation',
      text: `You have chosen to subscribe to the topic:\n${topicArn}\n\nTo confirm this subscription, open:\n${link}\n`,
      attributes: { topicArn, token },
    });
  }

  #confirm(topicArn: string, token: string): string {
    this.#requireTopic(topicArn);
    const confirmed = this.#topics.confirm(topicArn, token);
    if (!confirmed) throw invalid('Invalid token');
    return confirmed.arn;
  }

  #unsubscribe(arn: string): Xml {
    if (!arn.startsWith('arn:')) throw invalid('Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements');
    this.#topics.remove(arn);
    return undefined;
  }

  #list(topicArn: string): Xml {
    this.#requireTopic(topicArn);
    const Subscriptions = this.#topics.subscriptionsOf(topicArn).map((subscription) => ({
      SubscriptionArn: subscription.token ? 'PendingConfirmation' : subscription.arn,
      Owner: topicArn.split(':')[4],
      Protocol: subscription.protocol,
      Endpoint: subscription.endpoint,
      TopicArn: topicArn,
    }));
    return { Subscriptions };
  }

  #setAttributes(query: Query): Xml {
    const subscription = this.#require(text(query, 'SubscriptionArn'));
    this.#topics.put(withAttributes(subscription, { [text(query, 'AttributeName') ?? '']: text(query, 'AttributeValue') ?? '' }));
    return undefined;
  }

  #require(arn: string | undefined): Subscription {
    const subscription = this.#topics.find(arn ?? '');
    if (!subscription) throw new AwsFailure({ code: 'NotFound', message: 'Subscription does not exist', status: 404 });
    return subscription;
  }

  #requireTopic(arn: string | undefined): string {
    if (!arn || !this.#topics.hasTopic(arn)) throw new AwsFailure({ code: 'NotFound', message: 'Topic does not exist', status: 404 });
    return arn;
  }
}

function withAttributes(subscription: Subscription, attributes: Record<string, string>): Subscription {
  const changed = { ...subscription };
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'FilterPolicy')
      changed.filterPolicy = value ? parseObject(value, 'Invalid parameter: FilterPolicy: failed to parse JSON.') : undefined;
    else if (name === 'FilterPolicyScope' && (value === 'MessageAttributes' || value === 'MessageBody')) changed.filterPolicyScope = value;
    else if (name === 'RawMessageDelivery') changed.rawMessageDelivery = value === 'true';
    else throw invalid(`Invalid parameter: AttributeName: the offline sandbox does not emulate ${name}`);
  }
  return changed;
}

/** Only what the caller asks for is compared: without attributes, Subscribe gives whatever subscription the endpoint has. */
const differs = (subscription: Subscription, wanted: Omit<Subscription, 'arn' | 'token'>, names: string[]): boolean => {
  const is: Record<string, string> = attributesOf(subscription);
  const asked: Record<string, string> = attributesOf({ ...wanted, arn: '' });
  return names.some((name) => is[name] !== asked[name]);
};

const attributesOf = ({ arn, topicArn, protocol, endpoint, filterPolicy, filterPolicyScope, rawMessageDelivery, token }: Subscription) => ({
  SubscriptionArn: arn,
  TopicArn: topicArn,
  Protocol: protocol,
  Endpoint: endpoint,
  ...(filterPolicy && { FilterPolicy: JSON.stringify(filterPolicy) }),
  FilterPolicyScope: filterPolicyScope,
  RawMessageDelivery: String(rawMessageDelivery),
  PendingConfirmation: String(token !== undefined),
});

const entries = (attributes: Record<string, string>): Xml => ({
  entry: Object.entries(attributes).map(([key, value]) => ({ key, value })),
});

const invalid = (message: string) => new AwsFailure({ code: 'InvalidParameter', message });

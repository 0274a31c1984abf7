import { randomUUID } from 'node:crypto';
import type { Topic } from '../cloud-assembly/local-backend.ts';
import { Journal } from '../journal.ts';

export type Subscription = {
  arn: string;
  topicArn: string;
  protocol: string;
  endpoint: string;
  filterPolicy?: Record<string, unknown> | undefined;
  filterPolicyScope: 'MessageAttributes' | 'MessageBody';
  rawMessageDelivery: boolean;
  /** Only of the template: where messages end that cannot be delivered. */
  deadLetterArn?: string | undefined;
  /** Set until the owner of an e-mail address confirms; nothing is delivered before. */
  token?: string | undefined;
};
type Line = { put: Subscription } | { remove: string };

/** Topics come from the template; subscriptions from the template and, durable, from Subscribe. */
export class TopicStore {
  readonly #journal: Journal<Line>;
  readonly #made = new Map<string, Subscription>();
  #topics: Topic[] = [];
  #fromTemplate: Subscription[] = [];

  constructor(path: string) {
    this.#journal = new Journal<Line>(path);
    for (const line of this.#journal.read()) {
      if ('put' in line) this.#made.set(line.put.arn, line.put);
      else this.#made.delete(line.remove);
    }
    this.#journal.rewrite([...this.#made.values()].map((put) => ({ put })));
  }

  /** Subscriptions of the template count as confirmed: whoever wrote it vouches for their addresses. */
  apply(topics: Topic[]): void {
    this.#topics = topics;
    this.#fromTemplate = topics.flatMap(({ arn, subscriptions }) =>
      subscriptions.map(({ protocol, endpoint, filterPolicy, filterPolicyScope, rawMessageDelivery, deadLetterArn }, index) => ({
        arn: `${arn}:template-${index}`,
        topicArn: arn,
        protocol,
        endpoint,
        filterPolicy,
        filterPolicyScope: filterPolicyScope ?? ('MessageAttributes' as const),
        rawMessageDelivery: rawMessageDelivery ?? false,
        deadLetterArn,
      })),
    );
  }

  get topics(): Topic[] {
    return this.#topics;
  }

  hasTopic(arn: string): boolean {
    return this.#topics.some((topic) => topic.arn === arn);
  }

  subscriptionsOf(topicArn: string): Subscription[] {
    return [...this.#fromTemplate, ...this.#made.values()].filter((subscription) => subscription.topicArn === topicArn);
  }

  find(arn: string): Subscription | undefined {
    return this.#made.get(arn) ?? this.#fromTemplate.find((subscription) => subscription.arn === arn);
  }

  /** Subscribing the same endpoint again gives the first subscription, as in SNS. */
  subscribe(wanted: Omit<Subscription, 'arn' | 'token'>): { subscription: Subscription; isNew: boolean } {
    const same = this.subscriptionsOf(wanted.topicArn).find(
      ({ protocol, endpoint }) => protocol === wanted.protocol && endpoint === wanted.endpoint,
    );
    if (same) return { subscription: same, isNew: false };
    const token = wanted.protocol.startsWith('email') ? randomUUID().replaceAll('-', '') : undefined;
    const subscription = { ...wanted, arn: `${wanted.topicArn}:${randomUUID()}`, token };
    this.put(subscription);
    return { subscription, isNew: true };
  }

  confirm(topicArn: string, token: string): Subscription | undefined {
    const pending = [...this.#made.values()].find((subscription) => subscription.topicArn === topicArn && subscription.token === token);
    if (!pending) return undefined;
    const confirmed = { ...pending, token: undefined };
    this.put(confirmed);
    return confirmed;
  }

  put(subscription: Subscription): void {
    this.#journal.append({ put: subscription });
    this.#made.set(subscription.arn, subscription);
  }

  remove(arn: string): void {
    this.#journal.append({ remove: arn });
    this.#made.delete(arn);
  }

  close(): void {
    this.#journal.close();
  }
}

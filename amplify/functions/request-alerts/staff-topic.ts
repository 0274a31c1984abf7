import { isDeepStrictEqual } from 'node:util';
import {
  FilterPolicyLimitExceededException,
  GetSubscriptionAttributesCommand,
  InvalidParameterException,
  NotFoundException,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  SubscriptionLimitExceededException,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { filterPolicyOf } from '../../../lib/domain/staff-alert.ts';
import { environment } from '../runtime/environment.ts';
import { logger } from '../runtime/logger.ts';
import { traceClient } from '../runtime/tracing.ts';
import { type EndpointRow, placesOf } from './endpoint-row.ts';

const sns = traceClient(new SNSClient({}));

/** Matches no message: no event has this id. */
const NOTHING = JSON.stringify({ event: ['-'] });

const policyOf = (endpoint: EndpointRow): string => JSON.stringify(filterPolicyOf(placesOf(endpoint)));

/** The topic takes no more subscriptions, though by our own count it should: someone else made some, or AWS lowered a limit. */
export const isTopicFull = (error: unknown): boolean =>
  error instanceof FilterPolicyLimitExceededException || error instanceof SubscriptionLimitExceededException;

/** SNS does not take the phone number or the address. */
export const isEndpointRefused = (error: unknown): boolean => error instanceof InvalidParameterException && /endpoint/i.test(error.message);

/**
 * Makes the endpoint's subscription hear of its alerts' places and of nothing else. Subscribing again gives the subscription
 * that is there, but refuses another filter policy, which is then set by itself.
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 * @returns the subscription's ARN, which SNS tells also while it waits for the owner of an address.
 */
export const subscribe = async (endpoint: EndpointRow): Promise<string> => {
  const FilterPolicy = policyOf(endpoint);
  try {
    return await subscriptionOf(endpoint, { FilterPolicy });
  } catch (error) {
    if (!(error instanceof InvalidParameterException) || !/different attributes/i.test(error.message)) throw error;
    const arn = await subscriptionOf(endpoint);
    await setPolicy(arn, FilterPolicy);
    return arn;
  }
};

const subscriptionOf = async ({ channel, endpoint }: EndpointRow, Attributes?: { FilterPolicy: string }): Promise<string> => {
  const { SubscriptionArn } = await sns.send(
    new SubscribeCommand({
      TopicArn: environment('STAFF_TOPIC_ARN'),
      Protocol: channel === 'SMS' ? 'sms' : 'email',
      Endpoint: endpoint,
      ReturnSubscriptionArn: true,
      Attributes,
    }),
  );
  if (!SubscriptionArn) throw new Error('SNS gave no subscription.');
  return SubscriptionArn;
};

const setPolicy = (SubscriptionArn: string, AttributeValue: string) =>
  sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName: 'FilterPolicy', AttributeValue }));

/**
 * Ends the endpoint's subscription, also one that is not there any more. SNS keeps one that still waits for its owner: its
 * link works for two days. Such a one is left, and hears of nothing should it be confirmed after all.
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
export const unsubscribe = async (endpoint: EndpointRow): Promise<void> => {
  const arn = endpoint.subscriptionArn ?? (await subscriptionOf(endpoint));
  try {
    await sns.send(new UnsubscribeCommand({ SubscriptionArn: arn }));
  } catch (error) {
    if (!(error instanceof InvalidParameterException)) throw error;
    logger.info('A subscription that waits for its confirmation is left', { subscription: arn });
    await setPolicy(arn, NOTHING);
  }
};

/** What SNS says of a subscription. */
export type SubscriptionStatus = 'PENDING' | 'ACTIVE' | 'GONE' | 'OUTDATED';

/** GONE: its owner followed the link to unsubscribe, or never confirmed. OUTDATED: it hears of other places than it should. */
export const statusOf = async (arn: string, endpoint: EndpointRow): Promise<SubscriptionStatus> => {
  try {
    const { Attributes } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: arn }));
    if (Attributes?.['PendingConfirmation'] === 'true') return 'PENDING';
    const policy: unknown = JSON.parse(Attributes?.['FilterPolicy'] ?? 'null');
    return isDeepStrictEqual(policy, filterPolicyOf(placesOf(endpoint))) ? 'ACTIVE' : 'OUTDATED';
  } catch (error) {
    if (error instanceof NotFoundException) return 'GONE';
    throw error;
  }
};

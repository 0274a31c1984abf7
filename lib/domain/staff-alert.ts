import { sha256 } from '@noble/hashes/sha2.js';
import { base32nopad } from '@scure/base';
import { ALL_AREAS } from './service-area.ts';

export type AlertChannel = 'EMAIL' | 'SMS';

/** How many alerts there can be. */
export const ALERT_LIMITS = {
  /** Of one person, at all events together. */
  perPerson: 20,
  /**
   * Subscriptions of the topic that have a filter policy, which all of ours do: one for each phone number and address.
   * https://docs.aws.amazon.com/general/latest/gr/sns.html#limits_sns
   */
  filterPolicies: 200,
  /**
   * E-mail subscriptions of the topic. SNS hands over ten e-mails a second for the whole account, whatever the region: with
   * ten addresses a request a second still reaches everyone at once. Further addresses are served through SES.
   * https://docs.aws.amazon.com/general/latest/gr/sns.html#limits_sns
   */
  emailSubscriptions: 10,
  /**
   * Alerts that share a phone number or an address. A filter policy takes 150 values.
   * https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
   */
  perEndpoint: 100,
} as const;

/** What an alert listens to. */
export type AlertPlace = { eventId: string; area: string };

type AlertKey = AlertPlace & { sub: string; channel: AlertChannel; endpoint: string };

const ALERT_ID_BYTES = 15;

const shortHash = (parts: readonly string[]): string =>
  base32nopad.encode(sha256(new TextEncoder().encode(parts.join('\n'))).slice(0, ALERT_ID_BYTES));

/** The same alert always gets the same id, so that setting it up twice is a condition of the write. */
export const alertIdOf = ({ sub, eventId, area, channel, endpoint }: AlertKey): string =>
  shortHash([sub, eventId, area, channel, endpoint]);

/** Key of a phone number or an address: SNS keeps one subscription for each, whoever asked for it. */
export const endpointKeyOf = (channel: AlertChannel, endpoint: string): string => `alert-endpoint#${shortHash([channel, endpoint])}`;

/** The message attribute that names event and area at once. */
export const placeOf = ({ eventId, area }: AlertPlace): string => `${eventId}/${area}`;

type FilterPolicy = Record<string, (string | { prefix: string })[]>;

/**
 * The filter policy of a subscription that serves all these alerts, and nothing else. Conditions on different attributes
 * hold together: event and area apart would let through the area of one event at the other, so alerts for several events
 * filter by both at once. Sorted, so that the same alerts always have the same policy.
 * https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html
 */
export const filterPolicyOf = (places: readonly AlertPlace[]): FilterPolicy => {
  const eventIds = [...new Set(places.map(({ eventId }) => eventId))].sort();
  const areasOf = (id: string): string[] => [...new Set(places.filter(({ eventId }) => eventId === id).map(({ area }) => area))].sort();
  const [only] = eventIds;
  if (only !== undefined && eventIds.length === 1) {
    const areas = areasOf(only);
    return { event: [only], ...(!areas.includes(ALL_AREAS) && { area: areas }) };
  }
  return {
    place: eventIds.flatMap((eventId): (string | { prefix: string })[] => {
      const areas = areasOf(eventId);
      if (areas.includes(ALL_AREAS)) return [{ prefix: placeOf({ eventId, area: '' }) }];
      return areas.map((area) => placeOf({ eventId, area }));
    }),
  };
};

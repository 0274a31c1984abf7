/** What becomes of a message after the provider took it: its events, in order, as the provider names and fills them. */
export type Fate = {
  /** For people, in the outbox. */
  words: string;
  events: { type: string; detail: Record<string, unknown> }[];
};

const DELIVERED: Fate = { words: 'delivered', events: [{ type: 'Delivery', detail: {} }] };

const bounce = (bounceSubType: string, words: string): Fate => ({
  words,
  events: [{ type: 'Bounce', detail: { bounceType: 'Permanent', bounceSubType } }],
});

/** SES's own addresses to try things with: https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator */
const MAILBOX_SIMULATOR: Readonly<Record<string, Fate>> = {
  success: DELIVERED,
  bounce: bounce('General', 'bounced: there is no such mailbox'),
  // The automatic answer goes to the sender's mailbox, which the sandbox has not.
  ooto: { ...DELIVERED, words: 'delivered, and answered automatically' },
  complaint: {
    words: 'delivered, and marked as spam',
    events: [...DELIVERED.events, { type: 'Complaint', detail: { complaintFeedbackType: 'abuse' } }],
  },
  suppressionlist: bounce('Suppressed', 'not sent: the address is on the suppression list'),
};

const SIMULATED = /^([^+@\s]+)(?:\+[^@\s]*)?@simulator\.amazonses\.com$/i;

/** By the address alone, without a name. Whatever is no address of the simulator is delivered. */
export const fateOfEmail = (address: string): Fate => {
  const name = address.match(SIMULATED)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(MAILBOX_SIMULATOR, name) ? (MAILBOX_SIMULATOR[name] ?? DELIVERED) : DELIVERED;
};

const text = (type: string, messageStatus: string, messageStatusDescription: string): Fate => ({
  words: messageStatusDescription,
  events: [{ type, detail: { messageStatus, messageStatusDescription } }],
});

const TEXT_DELIVERED = text('TEXT_DELIVERED', 'DELIVERED', 'Message has been accepted by phone');

/**
 * AWS's two numbers of its simulator for the United States, and numbers that telephone companies keep for fiction
 * (+1 425 555 01xx) for every other end that a text may come to, which AWS has no numbers for.
 */
const TEXT_SIMULATOR: Readonly<Record<string, Fate>> = {
  '+14254147755': TEXT_DELIVERED,
  '+14254147167': text('TEXT_CARRIER_UNREACHABLE', 'CARRIER_UNREACHABLE', 'Phone carrier is currently unreachable/unavailable'),
  '+14255550110': text('TEXT_CARRIER_UNREACHABLE', 'CARRIER_UNREACHABLE', 'Phone carrier is currently unreachable/unavailable'),
  '+14255550111': text('TEXT_BLOCKED', 'BLOCKED', 'Phone is currently blocking SMS'),
  '+14255550112': text('TEXT_INVALID', 'INVALID', 'Invalid phone number'),
  '+14255550113': text('TEXT_TTL_EXPIRED', 'TTL_EXPIRED', 'Message expired before it could be delivered'),
  '+14255550114': text('TEXT_CARRIER_BLOCKED', 'CARRIER_BLOCKED', 'Phone carrier has blocked this message'),
  '+14255550115': text('TEXT_SPAM', 'SPAM', 'Phone carrier has flagged this message as spam'),
  '+14255550116': text('TEXT_UNREACHABLE', 'UNREACHABLE', 'Phone is currently unreachable/unavailable'),
  // The carrier took it, the phone did not.
  '+14255550117': {
    words: 'Phone is currently unreachable/unavailable',
    events: [
      { type: 'TEXT_PENDING', detail: { messageStatus: 'PENDING', messageStatusDescription: 'Message is pending delivery' } },
      ...text('TEXT_UNREACHABLE', 'UNREACHABLE', 'Phone is currently unreachable/unavailable').events,
    ],
  },
};

/** By the number in E.164. Whatever is no number of the simulator is delivered. */
export const fateOfText = (number: string): Fate => TEXT_SIMULATOR[number] ?? TEXT_DELIVERED;

/** On the provider's opt-out list: it refuses texts to it at once. */
export const hasOptedOut = (number: string): boolean => number === '+14255550119';

import { type News, none } from './delivery-news.ts';
import { newsOfEmailEvent } from './email-events.ts';
import { newsOfAnswer, newsOfTextEvent } from './text-events.ts';

/** SES says this once, in plain words, when it is given the topic. */
const GREETING = 'Successfully validated SNS topic';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What a message of the topic tells. Throws for what no provider says: it would fail for ever, and ends where such
 * messages are looked at.
 */
export const readNews = (text: string): News => {
  if (text.startsWith(GREETING)) return none('the greeting of SES');
  const message = parse(text);
  const { eventType } = message;
  if (typeof eventType === 'string') {
    return eventType.startsWith('TEXT_') ? newsOfTextEvent({ ...message, eventType }) : newsOfEmailEvent({ ...message, eventType });
  }
  if ('inboundMessageId' in message) return newsOfAnswer(message);
  return none('a message of someone else');
};

const parse = (text: string): Record<string, unknown> => {
  try {
    const message: unknown = JSON.parse(text);
    if (isObject(message)) return message;
  } catch {
    // Its own words would quote the message, which names people, in the log.
  }
  throw new Error('The message is no JSON object.');
};

import * as z from 'zod';

/** An event that a function failed at, and what is known of it. */
export type FailedEvent = {
  /** Key of the object, or id of the message. */
  id: string;
  /** ISO 8601. */
  at: string;
  condition: string;
  /** What the function was handed, to be handed to it again. */
  event: unknown;
};

/** Of a stream, as a bucket has it: the event is text in `payload`. */
const batch = z.object({ timestamp: z.string(), requestContext: z.object({ condition: z.string() }), payload: z.string() });
/** Of an asynchronous invocation: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const invocation = z.object({
  timestamp: z.string(),
  requestContext: z.object({ condition: z.string() }),
  requestPayload: z.unknown(),
});
/** A message that SNS could not hand to the function at all. */
const notification = z.object({ Type: z.literal('Notification'), Timestamp: z.string(), TopicArn: z.string() }).loose();

/** Reads what Lambda or SNS wrote; undefined for anything else. */
export const readFailedEvent = (id: string, text: string): FailedEvent | undefined => {
  const written = parseJson(text);
  const ofBatch = batch.safeParse(written);
  if (ofBatch.success) {
    const { timestamp, requestContext, payload } = ofBatch.data;
    const event = parseJson(payload);
    return event === undefined ? undefined : { id, at: timestamp, condition: requestContext.condition, event };
  }
  const ofNotification = notification.safeParse(written);
  if (ofNotification.success) {
    const { TopicArn, Timestamp } = ofNotification.data;
    const record = { EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: TopicArn, Sns: ofNotification.data };
    return { id, at: Timestamp, condition: 'NotDelivered', event: { Records: [record] } };
  }
  const ofInvocation = invocation.safeParse(written);
  if (!ofInvocation.success || ofInvocation.data.requestPayload === undefined) return undefined;
  const { timestamp, requestContext, requestPayload } = ofInvocation.data;
  return { id, at: timestamp, condition: requestContext.condition, event: requestPayload };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const streamEvent = z.object({ Records: z.array(z.object({ dynamodb: z.object({ SequenceNumber: z.string() }).loose() }).loose()) });
const batchAnswer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/**
 * What of an event is left to do after the function's answer: undefined when all is done. As for Lambda itself, a batch is done
 * up to the first record that failed; a number that is not of the batch fails it as a whole.
 */
export const leftOf = (event: unknown, answer: unknown): unknown => {
  const failures = batchAnswer.safeParse(answer);
  if (!failures.success || failures.data.batchItemFailures.length === 0) return undefined;
  const records = streamEvent.safeParse(event);
  if (!records.success) return event;
  const numbers = records.data.Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  const first = Math.min(...failures.data.batchItemFailures.map(({ itemIdentifier }) => numbers.indexOf(itemIdentifier)));
  return { Records: records.data.Records.slice(Math.max(0, first)) };
};

const described = z.object({
  Records: z.array(z.object({ eventName: z.string().optional(), dynamodb: z.object({ Keys: z.unknown() }).optional() }).loose()),
});

/** The records of an event by their keys: enough to look them up, and no personal data on a screen. */
export const describeEvent = (event: unknown): string[] => {
  const { data } = described.safeParse(event);
  return data
    ? data.Records.map(({ eventName, dynamodb }) => `${eventName ?? 'event'} ${JSON.stringify(dynamodb?.Keys ?? {})}`)
    : ['one event'];
};

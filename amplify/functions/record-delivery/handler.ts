import type { SNSEvent } from 'aws-lambda';
import { instrumented } from '../runtime/telemetry.ts';
import { readNews } from './read-news.ts';
import { recordNews } from './record-news.ts';

/**
 * What the providers tell of messages that they took, one event a call. A call that fails is made twice more; then the
 * event ends in the failure queue.
 */
export const handler = instrumented(async ({ Records: records }: SNSEvent): Promise<void> => {
  for (const { Sns: message } of records) await recordNews(readNews(message.Message), new Date());
});

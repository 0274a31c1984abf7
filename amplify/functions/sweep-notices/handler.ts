import type { Context, ScheduledEvent } from 'aws-lambda';
import { providersOf } from '../notices/providers.ts';
import { sweepDueNotices } from '../notices/sweep-due-notices.ts';
import { logger } from '../runtime/logger.ts';

/** Enough to finish a page: a provider answers within ten seconds or counts as silent. */
const MARGIN_MS = 20_000;

const providers = providersOf(process.env);

/** Every minute. A run that is short of time leaves the rest to the next one; two at once do no harm. */
export const handler = async (_event: ScheduledEvent, context: Context): Promise<void> => {
  logger.addContext(context);
  const { swept, failed } = await sweepDueNotices({ providers, mayGoOn: () => context.getRemainingTimeInMillis() > MARGIN_MS });
  if (swept > 0) logger.info('Swept', { swept, failed });
};

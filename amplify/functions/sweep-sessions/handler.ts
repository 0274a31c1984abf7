import type { Context, ScheduledEvent } from 'aws-lambda';
import { logger } from '../runtime/logger.ts';
import { sweepDueSessions } from './sweep-due-sessions.ts';

/** Enough to end what is being written: a transaction that meets conflicts gives up after about eight seconds. */
const MARGIN_MS = 12_000;

/** Every minute. A run that is short of time leaves the rest to the next one; two at once do no harm. */
export const handler = async (_event: ScheduledEvent, context: Context): Promise<void> => {
  logger.addContext(context);
  const { swept, failed } = await sweepDueSessions({
    now: () => new Date(),
    mayGoOn: () => context.getRemainingTimeInMillis() > MARGIN_MS,
  });
  if (swept > 0) logger.info('Swept', { swept, failed });
};

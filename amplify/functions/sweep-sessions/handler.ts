import type { Context, ScheduledEvent } from 'aws-lambda';
import { instrumented, logger } from '../runtime/telemetry.ts';
import { sweepDueSessions } from './sweep-due-sessions.ts';

/** Enough to end what is being written: a transaction that meets conflicts gives up after about eight seconds. */
const MARGIN_MS = 12_000;

/** Every minute. A run that is short of time leaves the rest to the next one; two at once do no harm. */
export const handler = instrumented(async (_event: ScheduledEvent, context: Context): Promise<void> => {
  const { swept, failed } = await sweepDueSessions({
    now: () => new Date(),
    mayGoOn: () => context.getRemainingTimeInMillis() > MARGIN_MS,
  });
  if (swept > 0) logger.info('Swept', { swept, failed });
});

import type { Context, ScheduledEvent } from 'aws-lambda';
import { PATIENCE_MS } from '../../../lib/domain/send-rate.ts';
import { providersOf } from '../notices/providers.ts';
import { sweepDueNotices } from '../notices/sweep-due-notices.ts';
import { instrumented, logger } from '../runtime/telemetry.ts';

/** Enough to end what was begun: a provider answers within ten seconds or counts as silent. */
const MARGIN_MS = 15_000;
/** Less is not worth another page. */
const SHORTEST_PAGE_MS = 5_000;

const providers = providersOf(process.env);

/** Every minute. A run that is short of time leaves the rest to the next one; two at once do no harm. */
export const handler = instrumented(async (_event: ScheduledEvent, context: Context): Promise<void> => {
  const leftMs = () => Math.max(0, context.getRemainingTimeInMillis() - MARGIN_MS);
  const { swept, failed } = await sweepDueNotices({
    providers,
    mayGoOn: () => leftMs() > SHORTEST_PAGE_MS,
    patienceMs: () => Math.min(PATIENCE_MS.leftBehind, leftMs()),
  });
  if (swept > 0) logger.info('Swept', { swept, failed });
});

import type { Context } from 'aws-lambda';
import { logger } from './logger.ts';
import { publishMetrics } from './metrics.ts';
import { withoutPersonalData } from './personal-data.ts';
import { traced } from './tracing.ts';

export { logger } from './logger.ts';
export { measure } from './metrics.ts';

/**
 * What every function is wrapped in, and the only thing that it has to know of tracing and metrics: log lines carry the
 * invocation's id, its calls appear in its trace, and what it measured is written when it ends, however it ends. Lambda logs
 * the error that leaves it, so that goes without personal data too.
 */
export const instrumented =
  <Event, Result>(handle: (event: Event, context: Context) => Promise<Result>) =>
  async (event: Event, context: Context): Promise<Result> => {
    logger.addContext(context);
    try {
      return await traced(() => handle(event, context));
    } catch (error) {
      if (error instanceof Error) error.message = withoutPersonalData(error.message);
      throw error;
    } finally {
      publishMetrics();
    }
  };

import { Logger } from '@aws-lambda-powertools/logger';
import { withoutPersonalData } from './personal-data.ts';

/**
 * Structured logs. Lambda sets their level (AWS_LAMBDA_LOG_LEVEL) as infra/ says by USHER_LOG_LEVEL. Ids only: names,
 * addresses, notes, tickets and tokens never go in.
 */
export const logger = new Logger({
  serviceName: 'usher',
  jsonReplacerFn: (_key, value: unknown) => (typeof value === 'string' ? withoutPersonalData(value) : value),
});

import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs, level by POWERTOOLS_LOG_LEVEL. Ids only: names, addresses, tickets and tokens never go in. */
export const logger = new Logger({ serviceName: 'usher' });

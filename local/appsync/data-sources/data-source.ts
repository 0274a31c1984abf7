import type { DataSourceError, FieldRun } from '../resolvers/field-context.ts';

/** What a data source answered: `ctx.result` and `ctx.error`. On an error `result` may hold what explains it. */
export type DataSourceAnswer = { result: unknown; error?: DataSourceError };

/**
 * Runs one request object. Throws a `ResolverError` for a request that is built wrongly, and answers with `error` for
 * what the service behind it refused.
 */
export type DataSourceInvoker = { invoke(request: unknown, run: FieldRun): Promise<DataSourceAnswer> };

import type { DataSourceInvoker } from '../data-sources/data-source.ts';
import type { FieldRun, HandlerOutcome, Handlers } from './field-context.ts';
import { ResolverError } from './resolver-error.ts';

/** A data source with the code before and after it: a unit resolver, or one function of a pipeline. */
export type Step = { handlers: Handlers; dataSource: DataSourceInvoker };

/** Runs the resolver of one field and answers with its value, not yet completed. */
export type FieldResolver = (run: FieldRun) => Promise<unknown>;

/** Errors of data sources end the resolver at once in templates of this version. */
const RAISES_BY_ITSELF = '2017-02-28';

const runStep = async ({ handlers, dataSource }: Step, run: FieldRun): Promise<HandlerOutcome> => {
  const { ctx } = run;
  ctx.result = null;
  ctx.error = null;
  const request = handlers.request(run);
  // `#return` and `runtime.earlyReturn` in a request skip the data source and the response.
  if (request.earlyReturn) return request;
  const { result, error } = await dataSource.invoke(request.value, run);
  if (error && handlers.runtime === 'VTL' && (request.value as { version?: unknown }).version === RAISES_BY_ITSELF) {
    throw new ResolverError(error.message, { errorType: error.type, data: result });
  }
  ctx.result = result;
  ctx.error = error ?? null;
  return handlers.response(run);
};

export const unitResolver =
  (step: Step): FieldResolver =>
  async (run) =>
    (await runStep(step, run)).value;

/**
 * before, the functions one after the other, after. A data source's error does not end the pipeline by itself: the
 * function's response sees `ctx.error` and decides, and without an objection of its own the next function runs.
 */
export const pipelineResolver =
  (handlers: Handlers, functions: readonly Step[]): FieldResolver =>
  async (run) => {
    const { ctx } = run;
    const before = handlers.request(run);
    if (before.earlyReturn && handlers.runtime === 'VTL') return before.value;
    let last = before.value;
    if (!before.earlyReturn) {
      for (const step of functions) {
        ctx.prev = { result: last };
        const outcome = await runStep(step, run);
        last = outcome.value;
        if (outcome.earlyReturn === 'END') break;
      }
    }
    ctx.prev = { result: last };
    ctx.result = last;
    ctx.error = null;
    return handlers.response(run).value;
  };

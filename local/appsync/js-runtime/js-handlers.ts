import { SandboxError } from '../../sandbox-error.ts';
import type { FieldRun, HandlerOutcome, Handlers } from '../resolvers/field-context.ts';
import { ResolverError } from '../resolvers/resolver-error.ts';
import { withRun } from '../runtime/current-run.ts';
import { EarlyReturn } from './early-return.ts';
import type { JsModule } from './js-realm.ts';

/** `code.js:12:5: TypeError: …`, as AppSync reports what resolver code threw. */
const runtimeError = (error: unknown): ResolverError => {
  const { name = 'Error', message = String(error), stack = '' } = error as Error;
  const [, line, column] = /:(\d+):(\d+)\)?(?:\n|$)/.exec(stack) ?? [];
  return new ResolverError(`code.js:${line ?? 0}:${column ?? 0}: ${name}: ${message}`, { errorType: 'Code' });
};

const call = (handler: (ctx: unknown) => unknown, run: FieldRun): HandlerOutcome => {
  try {
    return { value: withRun(run, () => handler(run.ctx)) ?? null };
  } catch (error) {
    if (error instanceof EarlyReturn) return { value: error.value ?? null, earlyReturn: error.skipTo };
    if (error instanceof ResolverError || error instanceof SandboxError) throw error;
    throw runtimeError(error);
  }
};

/** The handlers that a module of resolver code exports. */
export const jsHandlers = ({ request, response }: JsModule, name: string): Handlers => {
  if (!request || !response) {
    throw new SandboxError({
      code: 'TEMPLATE_UNSUPPORTED',
      message: `The resolver code ${name} does not export both request and response`,
      resolution: 'Export both handlers, as APPSYNC_JS requires.',
    });
  }
  return { runtime: 'APPSYNC_JS', request: (run) => call(request, run), response: (run) => call(response, run) };
};

import type { FieldRun, HandlerOutcome, Handlers } from '../resolvers/field-context.ts';
import { mappingError } from '../resolvers/resolver-error.ts';
import { withRun } from '../runtime/current-run.ts';
import { Template } from './template.ts';

const parsed = (text: string): unknown => {
  if (text.trim() === '') throw mappingError('Template transformation yielded an empty response.');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Control characters inside of strings come from multi-line values that a template put between quotes itself.
    throw mappingError(`Unable to transform the mapping template: it did not yield JSON but ${text.trim().slice(0, 200)}`);
  }
};

/** Request and response mapping templates, compiled once. `libraries` are `$util` and `$extensions`. */
export const vtlHandlers = ({ request, response }: { request: string; response: string }, libraries: Record<string, unknown>): Handlers => {
  const requestTemplate = new Template(request);
  const responseTemplate = new Template(response);
  const render = (template: Template, run: FieldRun): HandlerOutcome => {
    const { text, isReturn } = withRun(run, () => template.render({ ...libraries, ctx: run.ctx, context: run.ctx }));
    return isReturn ? { value: returned(text), earlyReturn: 'NEXT' } : { value: parsed(text) };
  };
  return {
    runtime: 'VTL',
    request: (run) => render(requestTemplate, run),
    response: (run) => render(responseTemplate, run),
  };
};

/** The engine writes the value of `#return` as JSON; `$util.toJson(...)` as its value is JSON already. */
const returned = (text: string): unknown => {
  const value = JSON.parse(text) as unknown;
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
};

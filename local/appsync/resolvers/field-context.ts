import type { Caller } from '../auth/caller.ts';
import type { SubscriptionFilter, InvalidationEvent } from '../subscriptions/subscription.ts';
import type { ResolverError } from './resolver-error.ts';

/** `ctx.info`. */
export type FieldInfo = {
  fieldName: string;
  parentTypeName: string;
  variables: Record<string, unknown>;
  selectionSetList: string[];
  selectionSetGraphQL: string;
};

/** What a data source reported, as `ctx.error`. */
export type DataSourceError = { message: string; type: string };

/** `ctx` (`$ctx`, `$context`) of resolvers and functions. */
export type HandlerContext = {
  arguments: Record<string, unknown>;
  args: Record<string, unknown>;
  source: unknown;
  identity: Record<string, unknown> | null;
  stash: Record<string, unknown>;
  env: Record<string, string>;
  request: { headers: Record<string, string>; domainName: null };
  info: FieldInfo;
  prev: { result: unknown } | null;
  result: unknown;
  error: DataSourceError | null;
  /** AppSync's deprecated list; always there for templates that loop over it. */
  outErrors: unknown[];
};

/** Everything one field's resolver works with and leaves behind. */
export type FieldRun = {
  ctx: HandlerContext;
  caller: Caller;
  /** Added by `util.appendError`; the field keeps its result. */
  appendedErrors: ResolverError[];
  subscriptionFilter?: SubscriptionFilter;
  invalidationFilter?: SubscriptionFilter;
  invalidations: InvalidationEvent[];
  responseHeaders: Record<string, string>;
};

export type HandlerOutcome = {
  value: unknown;
  /** Set by `#return` and `runtime.earlyReturn`. */
  earlyReturn?: 'NEXT' | 'END';
};

/** The two handlers of one resolver or function, whatever language they are written in. */
export type Handlers = {
  runtime: 'VTL' | 'APPSYNC_JS';
  request(run: FieldRun): HandlerOutcome;
  response(run: FieldRun): HandlerOutcome;
};

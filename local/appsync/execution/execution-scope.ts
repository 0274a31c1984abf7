import type { GraphQLResolveInfo } from 'graphql';
import type { Caller, RequestHeaders } from '../auth/caller.ts';
import { meetsRule, type FieldRule } from '../auth/field-rules.ts';
import type { GraphqlErrorEntry } from '../graphql-error.ts';
import type { FieldRun } from '../resolvers/field-context.ts';
import type { InvalidationEvent } from '../subscriptions/subscription.ts';

/** What the fields of one request share (graphql-js's context value). */
export class ExecutionScope {
  readonly caller: Caller;
  readonly identity: Record<string, unknown> | null;
  readonly headers: RequestHeaders;
  /** From `util.appendError`. */
  readonly appendedErrors: GraphqlErrorEntry[] = [];
  readonly responseHeaders: Record<string, string> = {};
  readonly invalidations: InvalidationEvent[] = [];
  /** Top-level fields of a mutation, in order. */
  readonly mutations: { info: GraphQLResolveInfo; args: Record<string, unknown> }[] = [];
  /** The field of a subscription, once its resolver let it pass. */
  subscription: { run: FieldRun; info: GraphQLResolveInfo; args: Record<string, unknown> } | undefined;
  resolverCount = 0;
  readonly #decisions = new Map<FieldRule, boolean>();

  constructor({ caller, identity, headers }: { caller: Caller; identity: Record<string, unknown> | null; headers: RequestHeaders }) {
    this.caller = caller;
    this.identity = identity;
    this.headers = headers;
  }

  meets(rule: FieldRule): boolean {
    let decision = this.#decisions.get(rule);
    if (decision === undefined) {
      decision = meetsRule(rule, this.caller);
      this.#decisions.set(rule, decision);
    }
    return decision;
  }
}

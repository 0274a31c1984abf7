import { execute, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { GraphqlApi, LocalBackend } from '../../cloud-assembly/local-backend.ts';
import { SandboxError } from '../../sandbox-error.ts';
import { identityOf } from '../auth/identity.ts';
import type { Operation } from '../engine.ts';
import type { GraphqlErrorEntry, GraphqlResult } from '../graphql-error.ts';
import { attachResolvers, type FieldAccess } from '../schema/attach-resolvers.ts';
import { buildSchema, mutationsOfSubscription } from '../schema/build-schema.ts';
import { compileResolvers, type CompilePorts } from '../schema/compile-api.ts';
import { projectDelivery } from '../subscriptions/project.ts';
import { byFieldName, type Fragments } from '../subscriptions/selection.ts';
import type { InvalidationEvent, MutationEvent, SubscribeOutcome, Subscription } from '../subscriptions/subscription.ts';
import { chooseOperation, Documents, requestError } from './documents.ts';
import { fieldErrorEntry } from './error-entries.ts';
import { ExecutionScope } from './execution-scope.ts';
import { variableErrors } from './variables.ts';

export type Executed = {
  result: GraphqlResult;
  responseHeaders: Record<string, string>;
  mutations: MutationEvent[];
  invalidations: InvalidationEvent[];
};

type Prepared = { operation: OperationDefinitionNode; fragments: Fragments; document: DocumentNode; variables: Record<string, unknown> };

/** One API, compiled from one backend. It never changes: a new backend makes a new one, and requests in flight keep theirs. */
export class ApiRuntime {
  readonly api: GraphqlApi;
  readonly #schema: GraphQLSchema;
  readonly #access: FieldAccess;
  readonly #documents: Documents;
  readonly #watchedMutations: ReadonlySet<string>;

  constructor(backend: LocalBackend, api: GraphqlApi, ports: CompilePorts) {
    for (const mode of [api.defaultAuthentication, ...api.additionalAuthentications]) {
      if (mode === 'OPENID_CONNECT' || mode === 'AWS_LAMBDA') {
        throw new SandboxError({
          code: 'TEMPLATE_UNSUPPORTED',
          message: `The sandbox does not support the authorization mode ${mode}`,
          resolution: 'Use the user pool, IAM or an API key, or try it with `npx ampx sandbox`.',
        });
      }
    }
    this.api = api;
    this.#schema = buildSchema(api.schema);
    this.#access = attachResolvers(this.#schema, { backend, api, resolvers: compileResolvers(backend, api, ports) });
    this.#documents = new Documents(this.#schema, api);
    const subscriptions = Object.keys(this.#schema.getSubscriptionType()?.getFields() ?? {});
    this.#watchedMutations = new Set(subscriptions.flatMap((name) => mutationsOfSubscription(this.#schema, name)));
  }

  async execute(request: Operation): Promise<Executed> {
    const prepared = this.#prepare(request);
    if ('errors' in prepared) return failed(prepared.errors);
    if (prepared.operation.operation === 'subscription') {
      return failed([requestError('UnsupportedOperation', 'Subscriptions are served over the real-time WebSocket endpoint.')]);
    }
    const { data, errors, scope } = await this.#run(request, prepared);
    return {
      result: errors.length > 0 ? { data, errors } : { data },
      responseHeaders: scope.responseHeaders,
      mutations: data ? this.#mutationEvents(scope, { data, prepared }) : [],
      invalidations: scope.invalidations,
    };
  }

  async subscribe(request: Operation): Promise<SubscribeOutcome> {
    const prepared = this.#prepare(request);
    if ('errors' in prepared) return prepared;
    if (prepared.operation.operation !== 'subscription')
      return { errors: [requestError('UnsupportedOperation', 'Only subscriptions are served over the real-time endpoint.')] };
    const { errors, scope } = await this.#run(request, prepared);
    const accepted = scope.subscription;
    if (!accepted || scope.appendedErrors.length > 0) return { errors };
    const { run, info, args } = accepted;
    const responseKey = String(info.path.key);
    const projection = { schema: this.#schema, access: this.#access, scope, fragments: prepared.fragments, variables: info.variableValues };
    const subscription: Subscription = {
      fieldName: info.fieldName,
      responseKey,
      arguments: args,
      mutations: mutationsOfSubscription(this.#schema, info.fieldName),
      ...(run.subscriptionFilter && { filter: run.subscriptionFilter }),
      ...(run.invalidationFilter && { invalidationFilter: run.invalidationFilter }),
      project: (value) => projectDelivery(projection, { name: info.fieldName, responseKey, nodes: info.fieldNodes }, value),
    };
    return { subscription };
  }

  async #run(
    request: Operation,
    { document, variables }: Prepared,
  ): Promise<{ data: Record<string, unknown> | null; errors: GraphqlErrorEntry[]; scope: ExecutionScope }> {
    const { caller, headers, operationName } = request;
    const scope = new ExecutionScope({ caller, headers, identity: identityOf(caller, this.api.defaultAuthentication) });
    const { data, errors = [] } = await execute({
      schema: this.#schema,
      document,
      variableValues: variables,
      operationName: operationName || null,
      contextValue: scope,
    });
    return { data: data ?? null, errors: [...scope.appendedErrors, ...errors.map((error) => fieldErrorEntry(error, this.#schema))], scope };
  }

  #prepare({ query, variables = {}, operationName }: Operation): Prepared | { errors: GraphqlErrorEntry[] } {
    const prepared = this.#documents.prepare(query);
    if ('errors' in prepared) return prepared;
    const operation = chooseOperation(prepared.document, operationName);
    if ('errors' in operation) return operation;
    const errors = variableErrors(this.#schema, operation, variables);
    if (errors.length > 0) return { errors };
    return { ...prepared, operation, variables };
  }

  #mutationEvents(scope: ExecutionScope, { data, prepared }: { data: Record<string, unknown>; prepared: Prepared }): MutationEvent[] {
    return scope.mutations.flatMap(({ info, args }) => {
      const value = data[String(info.path.key)];
      // A mutation that failed told nobody anything; one without subscriptions need not be told.
      if (value === null || value === undefined || !this.#watchedMutations.has(info.fieldName)) return [];
      const result = byFieldName(value, info.fieldNodes, { fragments: prepared.fragments, variables: info.variableValues });
      return [{ fieldName: info.fieldName, result, arguments: args, caller: scope.caller }];
    });
  }
}

const failed = (errors: GraphqlErrorEntry[]): Executed => ({
  result: { data: null, errors },
  responseHeaders: {},
  mutations: [],
  invalidations: [],
});

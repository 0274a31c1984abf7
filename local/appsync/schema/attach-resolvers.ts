import { defaultFieldResolver, isObjectType, type GraphQLFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { GraphqlApi, LocalBackend } from '../../cloud-assembly/local-backend.ts';
import type { Caller } from '../auth/caller.ts';
import { FieldRules, type FieldRule } from '../auth/field-rules.ts';
import { isAllowed } from '../auth/policy.ts';
import { resolverErrorEntry } from '../execution/error-entries.ts';
import type { ExecutionScope } from '../execution/execution-scope.ts';
import { fieldInfo } from '../resolvers/field-info.ts';
import type { FieldRun } from '../resolvers/field-context.ts';
import { ResolverError, unauthorizedField } from '../resolvers/resolver-error.ts';
import type { FieldResolver } from '../resolvers/run-resolver.ts';

type Resolve = GraphQLFieldResolver<unknown, ExecutionScope, Record<string, unknown>>;

export type FieldAccess = {
  ruleOf(typeName: string, fieldName: string): FieldRule | undefined;
  /** Whether an IAM caller's role may call a top-level field; true for everyone else. */
  isGranted(caller: Caller, typeName: string, fieldName: string): boolean;
};

/** `appsync:GraphQL` on `<api>/types/<Type>/fields/<field>`, by the statements of the caller's role. */
const grants = (backend: LocalBackend, api: GraphqlApi): FieldAccess['isGranted'] => {
  const statements = new Map(backend.roles.map(({ arn, statements: own }) => [arn, own]));
  const decisions = new Map<string, boolean>();
  return (caller, typeName, fieldName) => {
    if (caller.mode !== 'AWS_IAM') return true;
    const key = `${caller.iam.roleArn} ${typeName}.${fieldName}`;
    let granted = decisions.get(key);
    if (granted === undefined) {
      const resource = `${api.arn}/types/${typeName}/fields/${fieldName}`;
      granted = isAllowed(statements.get(caller.iam.roleArn) ?? [], { action: 'appsync:GraphQL', resource });
      decisions.set(key, granted);
    }
    return granted;
  };
};

/** Puts authorization, and the resolver where there is one, on every field of the schema. */
export const attachResolvers = (
  schema: GraphQLSchema,
  { backend, api, resolvers }: { backend: LocalBackend; api: GraphqlApi; resolvers: Map<string, FieldResolver> },
): FieldAccess => {
  const rules = new FieldRules(api.defaultAuthentication);
  const ruleByField = new Map<string, FieldRule>();
  const isGranted = grants(backend, api);
  const topLevel = new Set([schema.getQueryType()?.name, schema.getMutationType()?.name, schema.getSubscriptionType()?.name]);
  const mutationType = schema.getMutationType()?.name;
  const subscriptionType = schema.getSubscriptionType()?.name;

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const rule = rules.of(type, field);
      ruleByField.set(name, rule);
      const resolver = resolvers.get(name);
      const resolve: Resolve =
        type.name === subscriptionType || resolver
          ? runner(resolver, api, type.name === subscriptionType)
          : (defaultFieldResolver as Resolve);
      const isTop = topLevel.has(type.name);
      const isMutation = type.name === mutationType;
      field.resolve = ((source, args, scope, info) => {
        if (!scope.meets(rule) || (isTop && !isGranted(scope.caller, type.name, field.name))) {
          throw unauthorizedField({ fieldName: field.name, parentTypeName: type.name });
        }
        if (isMutation) scope.mutations.push({ info, args });
        return resolve(source, args, scope, info);
      }) satisfies Resolve as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return { ruleOf: (typeName, fieldName) => ruleByField.get(`${typeName}.${fieldName}`), isGranted };
};

/** What a field's resolver runs with. */
const newRun = (
  { source, args, scope, info }: { source: unknown; args: Record<string, unknown>; scope: ExecutionScope; info: GraphQLResolveInfo },
  api: GraphqlApi,
): FieldRun => {
  let shownInfo: ReturnType<typeof fieldInfo> | undefined;
  return {
    ctx: {
      arguments: args,
      args,
      source: source ?? null,
      identity: scope.identity,
      stash: {},
      env: api.environmentVariables,
      request: { headers: scope.headers, domainName: null },
      get info() {
        shownInfo ??= fieldInfo(info);
        return shownInfo;
      },
      prev: null,
      result: null,
      error: null,
      outErrors: [],
    },
    caller: scope.caller,
    appendedErrors: [],
    invalidations: scope.invalidations,
    responseHeaders: scope.responseHeaders,
  };
};

/** Runs a resolver. A subscription's answer is of no use: what counts is that it let the caller pass, and the filters it set. */
const runner =
  (resolver: FieldResolver | undefined, api: GraphqlApi, isSubscription: boolean): Resolve =>
  async (source, args, scope, info) => {
    scope.resolverCount += 1;
    if (api.resolverCountLimit > 0 && scope.resolverCount > api.resolverCountLimit) {
      throw new ResolverError(`The number of resolvers of this request exceeds the limit of ${api.resolverCountLimit}.`, {
        errorType: 'ResolverExecutionLimitReached',
      });
    }
    const run = newRun({ source, args, scope, info }, api);
    try {
      const value = await resolver?.(run);
      if (!isSubscription) return value;
      scope.subscription = { run, info, args };
      return null;
    } finally {
      for (const error of run.appendedErrors)
        scope.appendedErrors.push(resolverErrorEntry(error, { path: pathOf(info), nodes: info.fieldNodes }));
    }
  };

const pathOf = ({ path }: GraphQLResolveInfo): (string | number)[] => {
  const keys: (string | number)[] = [];
  for (let part: GraphQLResolveInfo['path'] | undefined = path; part; part = part.prev) keys.unshift(part.key);
  return keys;
};

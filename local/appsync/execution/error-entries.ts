import { GraphQLError, GraphQLNonNull, isObjectType, type ASTNode, type GraphQLSchema } from 'graphql';
import { SandboxError } from '../../sandbox-error.ts';
import type { GraphqlErrorEntry } from '../graphql-error.ts';
import { ResolverError } from '../resolvers/resolver-error.ts';

type Path = readonly (string | number)[];

export const locationsOf = (nodes: readonly ASTNode[] | undefined): GraphqlErrorEntry['locations'] => {
  const locations = (nodes ?? []).flatMap(({ loc }) =>
    loc ? [{ line: loc.startToken.line, column: loc.startToken.column, sourceName: null }] : [],
  );
  return locations.length > 0 ? locations : null;
};

export const resolverErrorEntry = (
  error: ResolverError,
  { path, nodes }: { path: Path; nodes: readonly ASTNode[] | undefined },
): GraphqlErrorEntry => ({
  path: [...path],
  data: error.data,
  errorType: error.errorType,
  errorInfo: error.errorInfo,
  locations: locationsOf(nodes),
  message: error.message,
});

/** `/listItems/items[3]/name`. */
export const pathText = (path: Path): string => path.map((part) => (typeof part === 'number' ? `[${part}]` : `/${part}`)).join('');

const NON_NULL = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/;
const NOT_A_LIST = /^Expected Iterable/;

/** What went wrong in a field, as AppSync words it. */
export const fieldErrorEntry = (error: GraphQLError, schema: GraphQLSchema): GraphqlErrorEntry => {
  const cause = error.originalError;
  const path = error.path ?? [];
  if (cause instanceof ResolverError) return resolverErrorEntry(cause, { path, nodes: error.nodes });
  if (cause instanceof SandboxError) return sandboxEntry(cause, { path, nodes: error.nodes });
  const [, parent, field] = NON_NULL.exec(error.message) ?? [];
  if (parent !== undefined && field !== undefined)
    return { path: [...path], locations: null, message: nonNullMessage({ schema, parent, field, path }) };
  if (NOT_A_LIST.test(error.message))
    return {
      path: [...path],
      locations: null,
      message: `Can't resolve value (${pathText(path)}) : type mismatch error, expected type LIST`,
    };
  // Scalars and enums that cannot be written down fail without a resolver's error behind them.
  if (cause === undefined || cause === null || cause instanceof GraphQLError) {
    return { path: [...path], locations: null, message: `Can't serialize value (${pathText(path)}) : ${error.message}` };
  }
  return resolverErrorEntry(new ResolverError(cause.message, { errorType: 'InternalFailure' }), { path, nodes: error.nodes });
};

const sandboxEntry = (error: SandboxError, where: { path: Path; nodes: readonly ASTNode[] | undefined }): GraphqlErrorEntry =>
  resolverErrorEntry(new ResolverError(`${error.message}. ${error.resolution}`, { errorType: error.code }), where);

export const nonNullMessage = ({
  schema,
  parent,
  field,
  path,
}: {
  schema: GraphQLSchema;
  parent: string;
  field: string;
  path: Path;
}): string => {
  const type = schema.getType(parent);
  const fieldType = isObjectType(type) ? type.getFields()[field]?.type : undefined;
  const shown = fieldType instanceof GraphQLNonNull ? String(fieldType.ofType) : String(fieldType);
  return `Cannot return null for non-nullable type: '${shown}' within parent '${parent}' (${pathText(path)})`;
};

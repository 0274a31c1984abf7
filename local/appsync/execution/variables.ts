import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { GraphqlErrorEntry } from '../graphql-error.ts';
import { locationsOf } from './error-entries.ts';

/** Checks the variables that an operation declares; what is wrong comes in AppSync's words. */
export const variableErrors = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): GraphqlErrorEntry[] => {
  const errors: GraphqlErrorEntry[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type as never) as unknown;
    if (!isInputType(type)) continue;
    const report = (message: string) => errors.push({ path: null, locations: locationsOf([definition]), message });
    const value = variables[name];
    if (value === undefined || value === null) {
      if (isNonNullType(type) && (value === null || !definition.defaultValue))
        report(`Variable '${name}' has coerced Null value for NonNull type '${String(type)}'`);
      continue;
    }
    coerceInputValue(value, type, (path, _invalid, error) => {
      report(worded({ name, path, error }));
    });
  }
  return errors;
};

const worded = ({ name, path, error }: { name: string; path: readonly (string | number)[]; error: GraphQLError }): string => {
  const [, nonNull] = /^Expected non-nullable type "(.+)" not to be null/.exec(error.message) ?? [];
  if (nonNull !== undefined) return `Variable '${name}' has coerced Null value for NonNull type '${nonNull}'`;
  const [, required, type] = /^Field "(\w+)" of required type "(.+)" was not provided/.exec(error.message) ?? [];
  if (required !== undefined) return `Field '${required}' of variable '${name}' has coerced Null value for NonNull type '${type}'`;
  const [, unknown, input] = /^Field "(\w+)" is not defined by type "(\w+)"/.exec(error.message) ?? [];
  if (unknown !== undefined)
    return `The variables input contains a field name '${unknown}' that is not defined for input object type '${input}' `;
  const where = path.length > 0 ? ` Value at '${path.join('.')}': ` : ' ';
  return `Variable '${name}' has an invalid value.${where}${(error.originalError ?? error).message}`;
};

import {
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { ExecutionScope } from '../execution/execution-scope.ts';
import { nonNullMessage, resolverErrorEntry } from '../execution/error-entries.ts';
import type { GraphqlErrorEntry, GraphqlResult } from '../graphql-error.ts';
import { unauthorizedField } from '../resolvers/resolver-error.ts';
import type { FieldAccess } from '../schema/attach-resolvers.ts';
import { collectFields, type Fragments } from './selection.ts';

/** A null that its parent does not allow: the parent becomes null in its place. */
class NullBubble extends Error {}

type Path = (string | number)[];

export type Projection = {
  schema: GraphQLSchema;
  access: FieldAccess;
  scope: ExecutionScope;
  fragments: Fragments;
  variables: Record<string, unknown>;
};

type Place = { type: GraphQLOutputType; nodes: readonly FieldNode[]; path: Path; parent: string; field: string };

/**
 * A delivery: the subscription's selection of a mutation's result. No resolver runs, values are serialized already; what
 * the mutation did not select is null, which is an error where the type forbids it, and fields stay closed to callers who
 * may not read them.
 */
export const projectDelivery = (
  projection: Projection,
  field: { name: string; responseKey: string; nodes: readonly FieldNode[] },
  value: unknown,
): GraphqlResult => {
  const errors: GraphqlErrorEntry[] = [];
  const type = projection.schema.getSubscriptionType()?.getFields()[field.name]?.type;
  if (!type) return { data: null, errors: [] };
  let data: Record<string, unknown> | null;
  try {
    data = {
      [field.responseKey]: complete(
        value,
        { type, nodes: field.nodes, path: [field.responseKey], parent: 'Subscription', field: field.name },
        projection,
        errors,
      ),
    };
  } catch (error) {
    if (!(error instanceof NullBubble)) throw error;
    data = null;
  }
  return errors.length > 0 ? { data, errors } : { data };
};

const complete = (value: unknown, place: Place, projection: Projection, errors: GraphqlErrorEntry[]): unknown => {
  if (isNonNullType(place.type)) {
    const completed = complete(value, { ...place, type: place.type.ofType as GraphQLOutputType }, projection, errors);
    if (completed !== null) return completed;
    const { parent, field, path } = place;
    // One error a place: a refusal that made it null has been told already.
    if (!errors.some((error) => error.path?.join('/') === path.join('/'))) {
      errors.push({ path: [...path], locations: null, message: nonNullMessage({ schema: projection.schema, parent, field, path }) });
    }
    throw new NullBubble();
  }
  if (value === null || value === undefined) return null;
  try {
    if (isListType(place.type)) {
      const itemType = place.type.ofType as GraphQLOutputType;
      return (value as unknown[]).map((entry, index) =>
        complete(entry, { ...place, type: itemType, path: [...place.path, index] }, projection, errors),
      );
    }
    return isCompositeType(place.type) ? completeObject(value as Record<string, unknown>, place, projection, errors) : value;
  } catch (error) {
    if (error instanceof NullBubble) return null;
    throw error;
  }
};

const completeObject = (
  value: Record<string, unknown>,
  place: Place,
  projection: Projection,
  errors: GraphqlErrorEntry[],
): Record<string, unknown> => {
  const type = objectTypeOf(value, place, projection.schema);
  const completed: Record<string, unknown> = {};
  const fields = collectFields(
    place.nodes.map(({ selectionSet }) => selectionSet),
    projection.fragments,
    projection.variables,
  );
  for (const [key, nodes] of fields) {
    const name = nodes[0]?.name.value ?? key;
    const field = type?.getFields()[name];
    if (name === '__typename') completed[key] = type?.name ?? null;
    else if (type && field) {
      const path = [...place.path, key];
      const rule = projection.access.ruleOf(type.name, name);
      const isOpen = !rule || projection.scope.meets(rule);
      if (!isOpen) errors.push(resolverErrorEntry(unauthorizedField({ fieldName: name, parentTypeName: type.name }), { path, nodes }));
      completed[key] = complete(
        isOpen ? value[name] : null,
        { type: field.type, nodes, path, parent: type.name, field: name },
        projection,
        errors,
      );
    }
  }
  return completed;
};

const objectTypeOf = (value: Record<string, unknown>, { type }: Place, schema: GraphQLSchema): GraphQLObjectType | undefined => {
  if (isObjectType(type)) return type;
  const named = schema.getType(String(value['__typename']));
  return isObjectType(named) ? named : undefined;
};

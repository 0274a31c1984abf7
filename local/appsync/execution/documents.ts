import {
  getOperationAST,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { GraphqlErrorEntry } from '../graphql-error.ts';
import { validationEntry } from './validation-messages.ts';

const MAX_DOCUMENTS = 500;
/** Longer queries are parsed every time rather than kept. */
const MAX_KEPT_LENGTH = 64 * 1024;

export type PreparedDocument =
  { document: DocumentNode; fragments: Record<string, FragmentDefinitionNode> } | { errors: GraphqlErrorEntry[] };

type Limits = { queryDepthLimit: number; introspection: boolean };

const requestError = (errorType: string, message: string): GraphqlErrorEntry => ({ path: null, errorType, locations: null, message });

/** Parses and validates queries, and remembers the last ones: clients send the same few. */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #limits: Limits;
  readonly #known = new Map<string, PreparedDocument>();

  constructor(schema: GraphQLSchema, limits: Limits) {
    this.#schema = schema;
    this.#limits = limits;
  }

  prepare(query: string): PreparedDocument {
    const known = this.#known.get(query);
    if (known) {
      // Least recently used first: a map keeps the order of insertion.
      this.#known.delete(query);
      this.#known.set(query, known);
      return known;
    }
    const prepared = this.#prepare(query);
    if (query.length <= MAX_KEPT_LENGTH) {
      this.#known.set(query, prepared);
      const [oldest] = this.#known.keys();
      if (this.#known.size > MAX_DOCUMENTS && oldest !== undefined) this.#known.delete(oldest);
    }
    return prepared;
  }

  #prepare(query: string): PreparedDocument {
    let document: DocumentNode;
    try {
      document = parse(query);
    } catch {
      return { errors: [requestError('MalformedHttpRequestException', 'Unable to parse GraphQL query.')] };
    }
    const invalid = validate(this.#schema, document);
    if (invalid.length > 0) return { errors: invalid.map((error) => validationEntry(error, document)) };
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    }
    return this.#withinLimits(document, fragments) ?? { document, fragments };
  }

  #withinLimits(document: DocumentNode, fragments: Record<string, FragmentDefinitionNode>): { errors: GraphqlErrorEntry[] } | undefined {
    const { queryDepthLimit, introspection } = this.#limits;
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      if (!introspection && asksForSchema(definition.selectionSet, fragments)) {
        return { errors: [requestError('IntrospectionDisabled', 'Introspection has been disabled for this request')] };
      }
      const depth = depthOf(definition.selectionSet, fragments);
      if (queryDepthLimit > 0 && depth > queryDepthLimit) {
        return { errors: [requestError('QueryDepthLimitReached', `maximum query depth exceeded ${depth} > ${queryDepthLimit}`)] };
      }
    }
    return undefined;
  }
}

const depthOf = (selectionSet: SelectionSetNode | undefined, fragments: Record<string, FragmentDefinitionNode>): number => {
  let deepest = 0;
  for (const selection of selectionSet?.selections ?? []) {
    const depth =
      selection.kind === Kind.FIELD
        ? 1 + depthOf(selection.selectionSet, fragments)
        : depthOf(
            selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet,
            fragments,
          );
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};

const asksForSchema = (selectionSet: SelectionSetNode, fragments: Record<string, FragmentDefinitionNode>): boolean =>
  selectionSet.selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__schema' || selection.name.value === '__type';
    const nested = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments[selection.name.value]?.selectionSet;
    return nested !== undefined && asksForSchema(nested, fragments);
  });

/** The operation that a request means, or why there is none. */
export const chooseOperation = (
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode | { errors: GraphqlErrorEntry[] } => {
  const operation = getOperationAST(document, operationName || undefined);
  if (operation) return operation;
  const message = operationName
    ? `Unknown operation named '${operationName}'.`
    : 'Must provide operation name if query contains multiple operations.';
  return { errors: [requestError('BadRequestException', message)] };
};

export { requestError };

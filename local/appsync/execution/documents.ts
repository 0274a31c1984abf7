import {
  getOperationAST,
  Kind,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { GraphqlErrorEntry } from '../graphql-error.ts';
import { asksForSchema, depthOf, isParsable, isValidatable } from './document-limits.ts';
import { validationEntry } from './validation-messages.ts';

const MAX_DOCUMENTS = 500;
/** As graphql-java, with which AppSync validates: https://graphql-java.com/documentation/limits. */
const MAX_ERRORS = 100;
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
    const document = parsed(query);
    if (!document || !isValidatable(document)) {
      return { errors: [requestError('MalformedHttpRequestException', 'Unable to parse GraphQL query.')] };
    }
    const invalid = validate(this.#schema, document, specifiedRules, new TypeInfo(this.#schema), { maxErrors: MAX_ERRORS });
    if (invalid.length > 0) return { errors: invalid.slice(0, MAX_ERRORS).map((error) => validationEntry(error, document)) };
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

/** Undefined for a text that is no document, or too large a one. */
const parsed = (query: string): DocumentNode | undefined => {
  try {
    return isParsable(query) ? parse(query) : undefined;
  } catch {
    // A GraphQLError, which the caller is not told more about.
    return undefined;
  }
};

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

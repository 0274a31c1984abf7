import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, getOperationAST, parse, visit } from 'graphql';
import type { Caller } from '../auth/caller.ts';

export type OperationDocument = { document: DocumentNode; operation: OperationDefinitionNode };

/** The operation that was asked for; undefined when the text does not parse or names none, which the engine then reports. */
export const readOperation = (query: string, operationName: string | undefined): OperationDocument | undefined => {
  try {
    const document = parse(query, { noLocation: true });
    const operation = getOperationAST(document, operationName);
    return operation ? { document, operation } : undefined;
  } catch {
    // A syntax error: the engine parses it again and answers with AppSync's validation error.
    return undefined;
  }
};

/** Whether a variable is used anywhere but in the arguments of the subscription's field, where it only filters. */
const selectsByVariables = ({ document, operation }: OperationDocument): boolean => {
  const rootFields = new Set<FieldNode>(operation.selectionSet.selections.filter((node) => node.kind === Kind.FIELD));
  let isFound = false;
  visit(document, {
    VariableDefinition: () => false,
    Field: (node) => {
      if (!rootFields.has(node)) return undefined;
      visit({ ...node, arguments: [] }, { Variable: () => void (isFound = true) });
      return false;
    },
    Variable: () => void (isFound = true),
  });
  return isFound;
};

/** What decides which fields a caller may read: groups, or the role. */
const rightsOf = (caller: Caller): unknown => {
  if (caller.mode === 'AMAZON_COGNITO_USER_POOLS') return caller.token.groups.toSorted();
  return caller.mode === 'AWS_IAM' ? [caller.mode, caller.iam.roleArn] : caller.mode;
};

/**
 * Equal keys get equal payloads for the same result: same document, same rights on fields, same variables where they
 * decide what is selected. So a payload is made once for all the screens that show the same.
 */
export const projectionKey = ({
  query,
  operationName,
  variables,
  caller,
}: {
  query: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  caller: Caller;
}): string => {
  const read = readOperation(query, operationName);
  const deciding = read && !selectsByVariables(read) ? null : variables;
  return JSON.stringify([query, operationName ?? null, rightsOf(caller), deciding]);
};

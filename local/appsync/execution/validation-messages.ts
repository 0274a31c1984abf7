import { visit, type ASTNode, type DocumentNode, type GraphQLError } from 'graphql';
import type { GraphqlErrorEntry } from '../graphql-error.ts';
import { locationsOf } from './error-entries.ts';

type Wording = { pattern: RegExp; words: (match: RegExpExecArray, at: string) => string };

/** graphql-js's words on the left, those of AppSync (graphql-java) on the right. */
const WORDINGS: Wording[] = [
  {
    pattern: /^Cannot query field "(\w+)" on type "(\w+)"/,
    words: ([, field, type], at) => `FieldUndefined: Field '${field}' in type '${type}' is undefined${at}`,
  },
  {
    pattern: /^Unknown argument "(\w+)" on field/,
    words: ([, argument], at) => `UnknownArgument: Unknown field argument ${argument}${at}`,
  },
  {
    pattern: /^Field "\w+" argument "(\w+)" of type .* is required/,
    words: ([, argument], at) => `MissingFieldArgument: Missing field argument ${argument}${at}`,
  },
  {
    pattern: /^Field "(\w+)" of type "(.+)" must have a selection/,
    words: ([, field, type], at) => `SubSelectionRequired: Sub selection required for type ${type} of field ${field}${at}`,
  },
  {
    pattern: /^Field "(\w+)" must not have a selection since type "(.+)" has/,
    words: ([, field, type], at) => `SubSelectionNotAllowed: Sub selection not allowed on leaf type ${type} of field ${field}${at}`,
  },
  { pattern: /^Variable "\$(\w+)" is not defined/, words: ([, variable], at) => `UndefinedVariable: Undefined variable ${variable}${at}` },
  { pattern: /^Variable "\$(\w+)" is never used/, words: ([, variable]) => `UnusedVariable: Unused variable ${variable}` },
  {
    pattern: /^Variable "\$\w+" of type "(.+)" used in position expecting type "(.+)"/,
    words: ([, given, wanted], at) => `VariableTypeMismatch: Variable type '${given}' doesn't match expected type '${wanted}'${at}`,
  },
  { pattern: /^Unknown type "(\w+)"/, words: ([, type]) => `UnknownType: Unknown type ${type}` },
  { pattern: /^Unknown fragment "(\w+)"/, words: ([, fragment], at) => `UndefinedFragment: Undefined fragment ${fragment}${at}` },
  { pattern: /^Fragment "(\w+)" is never used/, words: ([, fragment]) => `UnusedFragment: Unused fragment ${fragment}` },
  { pattern: /^Unknown directive "@(\w+)"/, words: ([, directive], at) => `UnknownDirective: Unknown directive ${directive}${at}` },
];

const LITERAL =
  /Expected value of type|cannot represent|Unable to parse|Expected a literal|is not defined by type|of required type|does not exist in/;

/** A validation error as AppSync reports it: no type, no data, the path of fields in the message. */
export const validationEntry = (error: GraphQLError, document: DocumentNode): GraphqlErrorEntry => {
  const path = error.nodes?.map((node) => fieldPath(document, node)).findLast((names) => names !== '') ?? '';
  return {
    path: null,
    locations: locationsOf(error.nodes?.slice(0, 1)),
    message: `Validation error of type ${worded(error.message, path === '' ? '' : ` @ '${path}'`)}`,
  };
};

const worded = (message: string, at: string): string => {
  for (const { pattern, words } of WORDINGS) {
    const match = pattern.exec(message);
    if (match) return words(match, at);
  }
  return LITERAL.test(message) ? `WrongType: ${message}${at}` : `InvalidSyntax: ${message}${at}`;
};

/** Names of the fields around a node, e.g. `listItems/items`. */
const fieldPath = (document: DocumentNode, target: ASTNode): string => {
  const names: string[] = [];
  let found = '';
  visit(document, {
    enter: (node) => {
      if (node.kind === 'Field') names.push(node.name.value);
      if (node === target && found === '') found = names.join('/');
    },
    leave: (node) => {
      if (node.kind === 'Field') names.pop();
    },
  });
  return found;
};

import {
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export type OperationDocument = {
  kind: 'query' | 'mutation';
  name: string;
  arguments: readonly GraphQLArgument[];
  selection: string;
  /** The whole document. */
  query: string;
};

/** Below the depth limit of the API, and deep enough for whatever the site reads. */
const LEVELS = 4;

/** Everything that can be asked of a type without an argument, so that whatever leaks is seen. */
const selectionOf = (type: GraphQLNamedType, levels = LEVELS): string => {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    if (field.args.some((argument) => isNonNullType(argument.type))) return [];
    if (isLeafType(named)) return [field.name];
    const nested = levels > 1 ? selectionOf(named, levels - 1) : '';
    return nested === '' ? [] : [`${field.name} ${nested}`];
  });
  return fields.length > 0 ? `{ ${fields.join(' ')} }` : '';
};

const documentsOf = (kind: OperationDocument['kind'], root: GraphQLObjectType | null | undefined): OperationDocument[] =>
  Object.values(root?.getFields() ?? {}).map(({ name, args, type }) => {
    const declared = args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
    const given = args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
    const selection = selectionOf(getNamedType(type));
    const query = `${kind} Fuzz${declared && `(${declared})`} { ${name}${given && `(${given})`} ${selection} }`;
    return { kind, name, arguments: args, selection, query };
  });

/** Each operation of the schema as a document that takes all its arguments from variables. */
export const operationDocuments = (schema: GraphQLSchema): OperationDocument[] => [
  ...documentsOf('query', schema.getQueryType()),
  ...documentsOf('mutation', schema.getMutationType()),
];

import { type DocumentNode, type FieldDefinitionNode, type NamedTypeNode, print, type TypeNode } from 'graphql';

/** Types that hold themselves would never end; those of the schema are no deeper. */
const DEEPEST = 4;

const namedType = (type: TypeNode): NamedTypeNode => (type.kind === 'NamedType' ? type : namedType(type.type));

const fieldsOf = (schema: DocumentNode, typeName: string): readonly FieldDefinitionNode[] => {
  const type = schema.definitions.find((definition) => definition.kind === 'ObjectTypeDefinition' && definition.name.value === typeName);
  return type?.kind === 'ObjectTypeDefinition' ? (type.fields ?? []) : [];
};

/** Every field of a type, nested ones too; nothing for scalars and enums. */
const selectionOf = (schema: DocumentNode, typeName: string, depth = 0): string => {
  const fields = fieldsOf(schema, typeName);
  if (fields.length === 0 || depth === DEEPEST) return '';
  return ` { ${fields.map((field) => field.name.value + selectionOf(schema, namedType(field.type).name.value, depth + 1)).join(' ')} }`;
};

/** The operations of a schema, by type: what a measurement is of. */
export const fieldNames = (schema: DocumentNode): string[] =>
  ['Query', 'Mutation', 'Subscription'].flatMap((type) => fieldsOf(schema, type).map(({ name }) => `${type}.${name.value}`)).sort();

/** The document that the data client sends for an operation: all of its arguments that are given, and every field of the answer. */
export const fullOperation = (schema: DocumentNode, field: string, variables: Record<string, unknown>): string => {
  for (const type of ['Query', 'Mutation', 'Subscription']) {
    const definition = fieldsOf(schema, type).find(({ name }) => name.value === field);
    if (!definition) continue;
    const given = (definition.arguments ?? []).filter(({ name }) => name.value in variables);
    const declared = given.map(({ name, type: argument }) => `$${name.value}: ${print(argument)}`).join(', ');
    const passed = given.map(({ name }) => `${name.value}: $${name.value}`).join(', ');
    const selection = selectionOf(schema, namedType(definition.type).name.value);
    return `${type.toLowerCase()}${declared && ` (${declared})`} { ${field}${passed && `(${passed})`}${selection} }`;
  }
  throw new Error(`The schema has no operation ${field}.`);
};

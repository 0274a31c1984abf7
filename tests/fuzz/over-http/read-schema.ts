import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery, type IntrospectionSchema, type IntrospectionType } from 'graphql';
import { callGraphql, type Doors } from '../../../local/seed/doors.ts';

const NAMES = '{ __schema { queryType { name } mutationType { name } subscriptionType { name } types { name } } }';

/** A type as far as the depth limit of the API lets one look: graphql-js asks deeper than that. */
const TYPE = `fragment Type on __Type {
  kind name
  fields { name isDeprecated args { ...Value } type { ...Reference } }
  inputFields { ...Value }
  interfaces { ...Reference }
  enumValues { name isDeprecated }
  possibleTypes { ...Reference }
}
fragment Value on __InputValue { name type { ...Reference } }
fragment Reference on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`;

/** The schema as the API itself tells it. Its scalars accept anything here: what is generated need not be right. */
export const readSchema = async (doors: Doors, token: string): Promise<GraphQLSchema> => {
  const { __schema: known } = await callGraphql<{ __schema: IntrospectionSchema }>(doors, token, NAMES, {});
  const asked = known.types.map(({ name }, index) => `t${index}: __type(name: "${name}") { ...Type }`);
  const types = await callGraphql<Record<string, IntrospectionType>>(doors, token, `{ ${asked.join(' ')} } ${TYPE}`, {});
  return buildClientSchema({ __schema: { ...known, types: Object.values(types), directives: [] } } as IntrospectionQuery);
};

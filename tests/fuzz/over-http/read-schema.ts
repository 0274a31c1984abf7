import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { callGraphql, type Doors } from '../../../local/seed/doors.ts';

/** The schema as the API itself tells it. Its scalars accept anything here: what is generated need not be right. */
export const readSchema = async (doors: Doors, token: string): Promise<GraphQLSchema> =>
  buildClientSchema(await callGraphql<IntrospectionQuery>(doors, token, getIntrospectionQuery({ descriptions: false }), {}));

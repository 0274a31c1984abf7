import { buildASTSchema, isScalarType, parse, type GraphQLSchema } from 'graphql';
import { SandboxError } from '../../sandbox-error.ts';
import { applyAwsScalar } from '../scalars/aws-scalars.ts';
import { APPSYNC_DEFINITIONS } from './appsync-definitions.ts';

/** The schema of an API without resolvers, its AWS scalars and directives defined. */
export const buildSchema = (sdl: string): GraphQLSchema => {
  try {
    const schema = buildASTSchema(parse(`${APPSYNC_DEFINITIONS}\n${sdl}`, { noLocation: true }), { assumeValidSDL: false });
    for (const type of Object.values(schema.getTypeMap())) {
      if (isScalarType(type)) applyAwsScalar(type);
    }
    return schema;
  } catch (error) {
    throw new SandboxError({
      code: 'TEMPLATE_UNSUPPORTED',
      message: `The GraphQL schema cannot be built: ${(error as Error).message}`,
      resolution: 'Mend the data schema; AppSync would refuse it at deployment.',
      cause: error,
    });
  }
};

/** Which mutations feed which subscriptions (`@aws_subscribe`). */
export const mutationsOfSubscription = (schema: GraphQLSchema, fieldName: string): string[] => {
  const directives = schema.getSubscriptionType()?.getFields()[fieldName]?.astNode?.directives ?? [];
  const value = directives
    .find(({ name }) => name.value === 'aws_subscribe')
    ?.arguments?.find(({ name }) => name.value === 'mutations')?.value;
  if (value?.kind !== 'ListValue') return value?.kind === 'StringValue' ? [value.value] : [];
  return value.values.flatMap((entry) => (entry.kind === 'StringValue' ? [entry.value] : []));
};

import type { AssemblyFiles } from './assembly-files.ts';
import { isRecord } from './intrinsics.ts';
import type { AuthenticationType, Code, DataSource, GraphqlApi, PipelineFunction, Resolver } from './local-backend.ts';
import { apiIdOf, arnOf } from './local-names.ts';
import type { Resources } from './resources.ts';
import type { StackResource } from './stack.ts';
import { unsupported } from './template.ts';

const AUTHENTICATION_TYPES: readonly string[] = ['AMAZON_COGNITO_USER_POOLS', 'AWS_IAM', 'API_KEY', 'OPENID_CONNECT', 'AWS_LAMBDA'];

/** The GraphQL API with the code of every resolver, or undefined for a backend without data. */
export const readApi = (resources: Resources, files: AssemblyFiles): GraphqlApi | undefined => {
  const [api, ...others] = resources.ofType('AWS::AppSync::GraphQLApi');
  if (!api) return undefined;
  if (others.length > 0) throw unsupported(`a second AWS::AppSync::GraphQLApi (${others[0]?.logicalId})`);
  const { properties } = api;
  const id = apiIdOf(api);
  const additional = Array.isArray(properties.AdditionalAuthenticationProviders)
    ? properties.AdditionalAuthenticationProviders.filter(isRecord)
    : [];
  return {
    id,
    arn: arnOf('appsync', `apis/${id}`),
    name: String(properties.Name),
    schema: readSchema(resources, files),
    defaultAuthentication: authenticationType(properties.AuthenticationType),
    additionalAuthentications: additional.map((provider) => authenticationType(provider.AuthenticationType)),
    apiKey: resources.ofType('AWS::AppSync::ApiKey').map((key) => key.stack.scope.getAtt(key.logicalId, 'ApiKey'))[0] as string | undefined,
    queryDepthLimit: Number(properties.QueryDepthLimit ?? 0),
    resolverCountLimit: Number(properties.ResolverCountLimit ?? 0),
    introspection: properties.IntrospectionConfig !== 'DISABLED',
    environmentVariables: (properties.EnvironmentVariables ?? {}) as Record<string, string>,
    dataSources: resources.ofType('AWS::AppSync::DataSource').map(readDataSource),
    functions: resources.ofType('AWS::AppSync::FunctionConfiguration').map((fn) => readPipelineFunction(fn, files)),
    resolvers: resources.ofType('AWS::AppSync::Resolver').map((resolver) => readResolver(resolver, files)),
  };
};

const authenticationType = (value: unknown): AuthenticationType => {
  if (typeof value === 'string' && AUTHENTICATION_TYPES.includes(value)) return value as AuthenticationType;
  throw unsupported(`AWS::AppSync::GraphQLApi with the authentication type ${String(value)}`);
};

const readSchema = (resources: Resources, files: AssemblyFiles): string => {
  const [schema] = resources.ofType('AWS::AppSync::GraphQLSchema');
  if (!schema) throw unsupported('AWS::AppSync::GraphQLApi without an AWS::AppSync::GraphQLSchema');
  const { Definition, DefinitionS3Location } = schema.properties;
  return typeof Definition === 'string' ? Definition : files.readText(objectKeyOf(DefinitionS3Location));
};

/** The last part of an s3:// location. */
const objectKeyOf = (location: unknown): string => String(location).slice(String(location).lastIndexOf('/') + 1);

const readDataSource = (source: StackResource): DataSource => {
  const { Type, ServiceRoleArn, DynamoDBConfig, LambdaConfig } = source.properties;
  const name = String(source.properties.Name);
  const roleArn = typeof ServiceRoleArn === 'string' ? ServiceRoleArn : undefined;
  if (Type === 'NONE') return { type: 'NONE', name };
  if (Type === 'AMAZON_DYNAMODB' && isRecord(DynamoDBConfig))
    return { type: 'AMAZON_DYNAMODB', name, tableName: String(DynamoDBConfig.TableName), roleArn };
  if (Type === 'AWS_LAMBDA' && isRecord(LambdaConfig))
    return { type: 'AWS_LAMBDA', name, functionArn: String(LambdaConfig.LambdaFunctionArn), roleArn };
  throw unsupported(`AWS::AppSync::DataSource of type ${String(Type)} (${source.logicalId})`);
};

const readPipelineFunction = (fn: StackResource, files: AssemblyFiles): PipelineFunction => ({
  id: String(fn.stack.scope.getAtt(fn.logicalId, 'FunctionId')),
  name: String(fn.properties.Name),
  dataSourceName: String(fn.properties.DataSourceName),
  code: readCode(fn, files),
});

const readResolver = (resolver: StackResource, files: AssemblyFiles): Resolver => {
  const { TypeName, FieldName, Kind, DataSourceName, PipelineConfig } = resolver.properties;
  const functionIds = isRecord(PipelineConfig) && Array.isArray(PipelineConfig.Functions) ? PipelineConfig.Functions.map(String) : [];
  return {
    typeName: String(TypeName),
    fieldName: String(FieldName),
    kind: Kind === 'PIPELINE' ? 'PIPELINE' : 'UNIT',
    dataSourceName: typeof DataSourceName === 'string' ? DataSourceName : undefined,
    code: readCode(resolver, files),
    functionIds,
  };
};

const readCode = ({ properties, logicalId, type }: StackResource, files: AssemblyFiles): Code => {
  const content = (inline: string, location: string): string => {
    const text = properties[inline];
    if (typeof text === 'string') return text;
    return properties[location] === undefined ? '' : files.readText(objectKeyOf(properties[location]));
  };
  const { Runtime, CodeS3Location } = properties;
  if (isRecord(Runtime)) {
    if (Runtime.Name !== 'APPSYNC_JS') throw unsupported(`${type} with the runtime ${String(Runtime.Name)} (${logicalId})`);
    const path = CodeS3Location === undefined ? undefined : files.pathOf(objectKeyOf(CodeS3Location));
    return { runtime: 'APPSYNC_JS', source: content('Code', 'CodeS3Location'), path };
  }
  return {
    runtime: 'VTL',
    request: content('RequestMappingTemplate', 'RequestMappingTemplateS3Location'),
    response: content('ResponseMappingTemplate', 'ResponseMappingTemplateS3Location'),
  };
};

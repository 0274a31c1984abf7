import type { Code, DataSource, GraphqlApi, LocalBackend } from '../../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../../clock.ts';
import type { LambdaInvoker, LogStore } from '../../ports.ts';
import { SandboxError } from '../../sandbox-error.ts';
import type { DataSourceInvoker } from '../data-sources/data-source.ts';
import { dynamoDbDataSource } from '../data-sources/dynamodb/dynamodb-data-source.ts';
import type { DynamoDbWire } from '../data-sources/dynamodb/dynamodb-wire.ts';
import { PageTokens } from '../data-sources/dynamodb/page-tokens.ts';
import { dynamoDbPermissions } from '../data-sources/dynamodb/permissions.ts';
import { lambdaDataSource } from '../data-sources/lambda.ts';
import { noneDataSource } from '../data-sources/none.ts';
import { jsHandlers } from '../js-runtime/js-handlers.ts';
import { JsRealm } from '../js-runtime/js-realm.ts';
import type { Handlers } from '../resolvers/field-context.ts';
import { pipelineResolver, unitResolver, type FieldResolver, type Step } from '../resolvers/run-resolver.ts';
import { vtlHandlers } from '../vtl/vtl-handlers.ts';
import { vtlLibraries } from '../vtl/vtl-utilities.ts';

export type CompilePorts = { wire: Pick<DynamoDbWire, 'call'>; lambda: LambdaInvoker; clock: SandboxClock; log: LogStore };

const broken = (message: string): SandboxError =>
  new SandboxError({ code: 'TEMPLATE_UNSUPPORTED', message, resolution: 'Look at the AppSync resources of the synthesized templates.' });

/** Compiles every resolver of an API, by `Type.field`. What the sandbox cannot run is refused here, by name. */
export const compileResolvers = (backend: LocalBackend, api: GraphqlApi, ports: CompilePorts): Map<string, FieldResolver> => {
  const realm = new JsRealm(ports);
  const libraries = vtlLibraries(ports.clock);
  const tokens = new PageTokens(api.id);
  const dataSources = new Map(api.dataSources.map((dataSource) => [dataSource.name, invokerOf(dataSource, { backend, tokens, ports })]));
  // Amplify repeats the same few templates for many functions.
  const templates = new Map<string, Handlers>();

  const handlersOf = (code: Code, name: string): Handlers => {
    if (code.runtime === 'APPSYNC_JS') return jsHandlers(realm.load(code.source, name), name);
    const key = `${code.request}\u0000${code.response}`;
    const handlers = templates.get(key) ?? vtlHandlers(code, libraries);
    templates.set(key, handlers);
    return handlers;
  };
  const stepOf = ({ code, dataSourceName, name }: { code: Code; dataSourceName: string | undefined; name: string }): Step => {
    const dataSource = dataSources.get(dataSourceName ?? '');
    if (!dataSource) throw broken(`${name} uses the data source '${dataSourceName ?? ''}', which the API does not have`);
    return { handlers: handlersOf(code, name), dataSource };
  };

  const functions = new Map(api.functions.map((fn) => [fn.id, stepOf(fn)]));
  return new Map(
    api.resolvers.map((resolver) => {
      const name = `${resolver.typeName}.${resolver.fieldName}`;
      if (resolver.kind === 'UNIT') return [name, unitResolver(stepOf({ ...resolver, dataSourceName: resolver.dataSourceName, name }))];
      const steps = resolver.functionIds.map((id) => {
        const step = functions.get(id);
        if (!step) throw broken(`The pipeline ${name} uses the function '${id}', which the API does not have`);
        return step;
      });
      return [name, pipelineResolver(handlersOf(resolver.code, name), steps)];
    }),
  );
};

type InvokerScope = { backend: LocalBackend; tokens: PageTokens; ports: CompilePorts };

const invokerOf = (dataSource: DataSource, { backend, tokens, ports }: InvokerScope): DataSourceInvoker => {
  switch (dataSource.type) {
    case 'NONE':
      return noneDataSource;
    case 'AWS_LAMBDA':
      return lambdaDataSource({ functionArn: dataSource.functionArn, lambda: ports.lambda });
    case 'AMAZON_DYNAMODB': {
      const { name, tableName, roleArn } = dataSource;
      const role = backend.roles.find(({ arn }) => arn === roleArn);
      const permit = dynamoDbPermissions({
        role,
        dataSourceName: name,
        tables: backend.tables,
        region: backend.region,
        accountId: backend.accountId,
      });
      return dynamoDbDataSource({ tableName, wire: ports.wire, lambda: ports.lambda, tokens, permit });
    }
    default:
      throw broken(`The sandbox does not support data sources of type ${String((dataSource as { type: unknown }).type)}`);
  }
};

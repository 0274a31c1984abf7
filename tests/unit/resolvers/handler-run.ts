import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { JsRealm } from '../../../local/appsync/js-runtime/js-realm.ts';
import { jsHandlers } from '../../../local/appsync/js-runtime/js-handlers.ts';
import type { DataSourceError, FieldRun, Handlers } from '../../../local/appsync/resolvers/field-context.ts';
import { SandboxClock } from '../../../local/clock.ts';

const folder = fileURLToPath(new URL('../../../amplify/data/resolvers/', import.meta.url));
const realm = new JsRealm({ clock: new SandboxClock(), log: { write: () => undefined, list: () => [], sources: () => [] } });

/** A resolver as it is uploaded: bundled, and run by the sandbox's AppSync runtime. */
export const loadResolver = (name: string): Handlers => {
  const { outputFiles } = buildSync({
    entryPoints: [`${folder}${name}.ts`],
    write: false,
    bundle: true,
    format: 'esm',
    target: 'esnext',
    external: ['@aws-appsync/utils', '@aws-appsync/utils/*'],
  });
  return jsHandlers(realm.load(outputFiles[0]?.text ?? '', name), name);
};

type Call = {
  args?: Record<string, unknown>;
  groups?: string[];
  stash?: Record<string, unknown>;
  prev?: unknown;
  result?: unknown;
  error?: DataSourceError;
  fieldName?: string;
};

/** One call of a handler: the caller is the user `sub-1` in these groups. */
export const runOf = ({
  args = {},
  groups = [],
  stash = {},
  prev = null,
  result = null,
  error,
  fieldName = 'checkIn',
}: Call): FieldRun => ({
  ctx: {
    arguments: args,
    args,
    source: null,
    identity: { sub: 'sub-1', username: 'user', groups, claims: { 'cognito:groups': groups } },
    stash: { awsAppsyncApiId: 'api', amplifyApiEnvironmentName: 'main', ...stash },
    env: {},
    request: { headers: {}, domainName: null },
    info: { fieldName, parentTypeName: 'Mutation', variables: {}, selectionSetList: [], selectionSetGraphQL: '' },
    prev: { result: prev },
    result,
    error: error ?? null,
    outErrors: [],
  },
  caller: {
    mode: 'AMAZON_COGNITO_USER_POOLS',
    sourceIp: [],
    token: { sub: 'sub-1', username: 'user', issuer: '', groups, tokenUse: 'access', claims: {} },
  },
  appendedErrors: [],
  invalidations: [],
  responseHeaders: {},
});

/** The errorType with which a handler ends, or undefined when it goes on. */
export const errorTypeOf = (run: () => unknown): unknown => {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as { errorType?: unknown }).errorType ?? error;
  }
};

import { randomUUID } from 'node:crypto';
import { devNull } from 'node:os';
import { basename } from 'node:path';
import type { SandboxClock } from '../clock.ts';
import type { LambdaFunction, LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { CredentialStore } from '../credential-store.ts';
import type { ActivityLog, LambdaInvoker, LambdaResult, LogLevel, LogStore, Meter, QueueStore, TemporaryCredentials } from '../ports.ts';
import type { LocalService } from '../service.ts';
import { AsynchronousInvocations } from './asynchronous-invocations.ts';
import { FunctionInstance } from './function-instance.ts';
import type { Outcome } from './function-instance.ts';
import { FunctionPool } from './function-pool.ts';

/** Credentials are renewed this long before they expire, as Lambda does. */
const RENEWAL_MARGIN_MS = 10 * 60 * 1000;
/** The project whose node_modules stand in for the SDK that Lambda brings. */
const PROJECT_FILE = new URL('../../package.json', import.meta.url).href;

export type LambdaOptions = {
  log: LogStore;
  activity: ActivityLog;
  queues: QueueStore;
  credentials: CredentialStore;
  clock: SandboxClock;
  /** AWS_ENDPOINT_URL_<SERVICE> of every emulated service; read when an instance starts. */
  endpoints: () => Record<string, string>;
  meter?: Meter | undefined;
};

type Deployed = {
  definition: LambdaFunction;
  /** Differs when the function must be restarted. */
  version: string;
  pool: FunctionPool;
  accountId: string;
  region: string;
  credentials: TemporaryCredentials | undefined;
};

/** No function of that name or ARN, as the Lambda API says it. */
export class FunctionNotFound extends Error {
  constructor(functionArn: string) {
    super(`Function not found: ${functionArn}`);
    this.name = 'ResourceNotFoundException';
  }
}

/** Runs the backend's bundled functions in workers, each with its template's environment, time-out and memory. */
export class LambdaService implements LocalService, LambdaInvoker {
  readonly name = 'Lambda';
  readonly #options: LambdaOptions;
  readonly #functions = new Map<string, Deployed>();
  readonly #asynchronous: AsynchronousInvocations;
  readonly #retiring = new Set<FunctionPool>();
  #stopListening: (() => void) | undefined;

  constructor(options: LambdaOptions) {
    this.#options = options;
    this.#asynchronous = new AsynchronousInvocations({
      ...options,
      onError: (text) => options.log.write({ source: this.name, level: 'error', text }),
    });
  }

  async start(): Promise<void> {
    const { clock } = this.#options;
    this.#stopListening = clock.onMove(() => {
      for (const { pool } of this.#functions.values()) pool.setClock(clock.offsetMs);
    });
  }

  /** Restarts the functions whose code or settings changed; events under way finish on the old code. */
  async applyBackend(backend: LocalBackend): Promise<void> {
    const wanted = new Map(backend.functions.map((definition) => [definition.arn, definition]));
    for (const [arn, deployed] of this.#functions) {
      const definition = wanted.get(arn);
      if (definition && versionOf(definition) === deployed.version) {
        // The same bundle may lie in a newer assembly's folder; the older one may be gone by the next cold start.
        deployed.definition = definition;
        continue;
      }
      this.#functions.delete(arn);
      this.#retire(deployed.pool);
    }
    for (const definition of backend.functions) {
      if (!this.#functions.has(definition.arn)) this.#functions.set(definition.arn, this.#deploy(definition, backend));
    }
  }

  /** Accepts a function's ARN, also with a version or alias, or its name. Rejects with FunctionNotFound. */
  async invoke(
    functionArn: string,
    payload: unknown,
    { type = 'RequestResponse' }: { type?: 'RequestResponse' | 'Event' } = {},
  ): Promise<LambdaResult> {
    const { definition } = this.#find(functionArn);
    const requestId = randomUUID();
    // Looked up at each attempt: a retry after a reload runs the new code.
    const run = () => this.#run(this.#find(definition.arn), payload, requestId);
    if (type === 'RequestResponse') return run();
    this.#asynchronous.start(definition, payload, run);
    return { payload: null, requestId, durationMs: 0 };
  }

  /** Functions and their running instances, for the console. */
  list(): { name: string; arn: string; instances: number }[] {
    return [...this.#functions.values()].map(({ definition, pool }) => ({
      name: definition.name,
      arn: definition.arn,
      instances: pool.instances,
    }));
  }

  async stop(): Promise<void> {
    this.#stopListening?.();
    this.#asynchronous.stop();
    const pools = [...[...this.#functions.values()].map(({ pool }) => pool), ...this.#retiring];
    this.#functions.clear();
    await Promise.all(pools.map((pool) => pool.stop()));
  }

  async #run(deployed: Deployed, payload: unknown, requestId: string): Promise<LambdaResult> {
    const { definition, pool } = deployed;
    this.#options.meter?.count({ kind: 'INVOKED' });
    const startedAt = performance.now();
    const outcome = await pool.invoke({
      requestId,
      payload: JSON.stringify(payload) ?? 'null',
      clockOffsetMs: this.#options.clock.offsetMs,
      environment: this.#renewCredentials(deployed),
      context: {
        functionName: definition.name,
        invokedFunctionArn: definition.arn,
        memoryLimitInMB: String(definition.memoryMb),
        ...logNames(definition),
      },
    });
    const durationMs = performance.now() - startedAt;
    this.#options.meter?.count({ kind: 'INVOCATION', function: definition.name, milliseconds: durationMs, memoryMb: definition.memoryMb });
    if ('error' in outcome) {
      this.#log(definition, {
        level: 'error',
        text: [`${outcome.error.errorType}: ${outcome.error.errorMessage}`, ...outcome.error.trace.slice(1)].join('\n'),
        requestId,
      });
    }
    return { ...toResult(outcome), requestId, durationMs };
  }

  #deploy(definition: LambdaFunction, { accountId, region }: LocalBackend): Deployed {
    const deployed: Deployed = {
      definition,
      version: versionOf(definition),
      accountId,
      region,
      credentials: undefined,
      pool: new FunctionPool(() => this.#startInstance(deployed)),
    };
    return deployed;
  }

  #startInstance(deployed: Deployed): FunctionInstance {
    const { definition } = deployed;
    return new FunctionInstance({
      definition,
      environment: {
        ...functionEnvironment(deployed),
        ...this.#options.endpoints(),
        ...asEnvironment(this.#credentialsOf(deployed)),
        ...definition.environment,
      },
      workerData: {
        codePath: definition.codePath,
        handler: definition.handler,
        resolveFrom: PROJECT_FILE,
        clockOffsetMs: this.#options.clock.offsetMs,
      },
      onLog: (line) => this.#log(definition, line),
    });
  }

  /** An instance may be older than the credentials: each event brings the present ones. */
  #renewCredentials(deployed: Deployed): Record<string, string> | undefined {
    return deployed.credentials && asEnvironment(this.#credentialsOf(deployed));
  }

  #credentialsOf(deployed: Deployed): TemporaryCredentials {
    const now = this.#options.clock.now();
    const { definition, accountId, credentials } = deployed;
    if (credentials && credentials.expiration.getTime() - now.getTime() > RENEWAL_MARGIN_MS) return credentials;
    const roleName = definition.roleArn.slice(definition.roleArn.lastIndexOf('/') + 1);
    const userArn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${definition.name}`;
    deployed.credentials = this.#options.credentials.issue({ roleArn: definition.roleArn, accountId, userArn }, now);
    return deployed.credentials;
  }

  #find(functionArn: string): Deployed {
    for (const deployed of this.#functions.values()) {
      const { arn, name } = deployed.definition;
      if (functionArn === arn || functionArn === name || functionArn.startsWith(`${arn}:`)) return deployed;
    }
    throw new FunctionNotFound(functionArn);
  }

  #retire(pool: FunctionPool): void {
    this.#retiring.add(pool);
    void pool.retire().then(() => this.#retiring.delete(pool));
  }

  #log({ name }: LambdaFunction, line: { level: LogLevel; text: string; requestId?: string | undefined }): void {
    this.#options.log.write({ ...line, source: `lambda/${name}` });
  }
}

/** A bundle's folder is named after the hash of its content. */
const versionOf = ({ codePath, ...settings }: LambdaFunction): string => JSON.stringify({ ...settings, code: basename(codePath) });

const logNames = ({ name }: LambdaFunction) => ({ logGroupName: `/aws/lambda/${name}`, logStreamName: 'sandbox' });

const asEnvironment = ({ accessKeyId, secretAccessKey, sessionToken, expiration }: TemporaryCredentials): Record<string, string> => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
  AWS_SESSION_TOKEN: sessionToken,
  // Lambda replaces the process in time; here the SDK reads the variables anew when this instant is near.
  AWS_CREDENTIAL_EXPIRATION: expiration.toISOString(),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const functionEnvironment = ({ definition, region }: Deployed): Record<string, string> => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: definition.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
  ...(definition.logLevel && { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: definition.logLevel }),
  AWS_LAMBDA_LOG_GROUP_NAME: logNames(definition).logGroupName,
  AWS_LAMBDA_LOG_STREAM_NAME: logNames(definition).logStreamName,
  LAMBDA_TASK_ROOT: definition.codePath,
  _HANDLER: definition.handler,
  // The developer's own AWS settings must not reach a local function.
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
});

function toResult(outcome: Outcome): Pick<LambdaResult, 'payload' | 'functionError'> {
  if ('payload' in outcome) return { payload: JSON.parse(outcome.payload) as unknown };
  const { errorType, errorMessage, trace } = outcome.error;
  return { payload: null, functionError: { errorType, errorMessage, stackTrace: trace } };
}

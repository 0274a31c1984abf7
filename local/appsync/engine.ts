import type { LocalBackend } from '../cloud-assembly/local-backend.ts';
import type { SandboxClock } from '../clock.ts';
import type { CredentialStore } from '../credential-store.ts';
import type { LambdaInvoker, LogStore, Meter, TokenVerifier } from '../ports.ts';
import { SandboxError } from '../sandbox-error.ts';
import { authenticate } from './auth/authenticate.ts';
import type { Caller, RequestHeaders, SignedRequest } from './auth/caller.ts';
import { DynamoDbWire, type DynamoDbEndpoint } from './data-sources/dynamodb/dynamodb-wire.ts';
import { requestError } from './execution/documents.ts';
import { ApiRuntime, type Executed } from './execution/api-runtime.ts';
import type { GraphqlResult } from './graphql-error.ts';
import type { InvalidationEvent, MutationEvent, SubscribeOutcome } from './subscriptions/subscription.ts';

export type Operation = {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string | undefined;
  caller: Caller;
  headers: RequestHeaders;
};

/** What the HTTP endpoint and the real-time channel share. */
export type GraphqlEngine = {
  /** Swaps atomically; requests in flight finish on the api they began with. Throws a `SandboxError` and keeps the last good api. */
  applyBackend(backend: LocalBackend): void;
  /**
   * Rejects with `UnauthorizedError` (its `body` is what AppSync sends with its `status`) for an absent, wrong or expired token, key or signature.
   * `request.path` is '/graphql', and '/graphql/connect' for the handshake of the WebSocket; `request.body` is what was signed.
   */
  authenticate(headers: RequestHeaders, request: SignedRequest, sourceIp?: string): Promise<Caller>;
  /** Queries and mutations. Never rejects for a fault of the request: it is in `errors`. */
  execute(operation: Operation): Promise<GraphqlResult>;
  /** Parses, validates and authorizes a subscription and runs its resolver. */
  subscribe(operation: Operation): Promise<SubscribeOutcome>;
  /** Called after a mutation's field resolved; returns the function that stops it. */
  onMutation(listener: (event: MutationEvent) => void): () => void;
  onInvalidation(listener: (event: InvalidationEvent) => void): () => void;
};

/** https://docs.aws.amazon.com/general/latest/gr/appsync.html: "Request execution time for mutations, queries, and subscriptions". */
const EXECUTION_LIMIT_MS = 30_000;

export type EnginePorts = {
  dynamodb: DynamoDbEndpoint;
  lambda: LambdaInvoker;
  tokens: TokenVerifier;
  credentials: CredentialStore;
  clock: SandboxClock;
  log: LogStore;
  meter?: Meter | undefined;
};

/** Executes GraphQL as AppSync does, on the API of the last backend applied. */
export class AppSyncEngine implements GraphqlEngine {
  readonly #ports: EnginePorts;
  readonly #wire: DynamoDbWire;
  readonly #mutationListeners = new Set<(event: MutationEvent) => void>();
  readonly #invalidationListeners = new Set<(event: InvalidationEvent) => void>();
  #runtime: ApiRuntime | undefined;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#wire = new DynamoDbWire(ports.dynamodb);
  }

  applyBackend(backend: LocalBackend): void {
    this.#runtime = backend.api && new ApiRuntime(backend, backend.api, { ...this.#ports, wire: this.#wire });
  }

  authenticate(headers: RequestHeaders, request: SignedRequest, sourceIp = '127.0.0.1'): Promise<Caller> {
    return authenticate(this.#current().api, { headers, request, sourceIp: [sourceIp] }, this.#ports);
  }

  async execute(operation: Operation): Promise<GraphqlResult> {
    return (await this.executeWithHeaders(operation)).result;
  }

  /** As `execute`, with the headers that resolvers added to the response (`util.http.addResponseHeader`). */
  async executeWithHeaders(operation: Operation): Promise<Pick<Executed, 'result' | 'responseHeaders'>> {
    const startedAt = performance.now();
    const executed = await withinTime(this.#current().execute(operation));
    this.#meter(executed.result, performance.now() - startedAt);
    for (const event of executed.mutations) this.#tell(this.#mutationListeners, event);
    for (const event of executed.invalidations) this.#tell(this.#invalidationListeners, event);
    this.#logFaults(executed.result);
    return executed;
  }

  async subscribe(operation: Operation): Promise<SubscribeOutcome> {
    return this.#current().subscribe(operation);
  }

  onMutation(listener: (event: MutationEvent) => void): () => void {
    this.#mutationListeners.add(listener);
    return () => this.#mutationListeners.delete(listener);
  }

  onInvalidation(listener: (event: InvalidationEvent) => void): () => void {
    this.#invalidationListeners.add(listener);
    return () => this.#invalidationListeners.delete(listener);
  }

  /** Ends the connections to DynamoDB. */
  close(): void {
    this.#wire.close();
  }

  #current(): ApiRuntime {
    if (this.#runtime) return this.#runtime;
    throw new SandboxError({
      code: 'SERVICE_FAILED',
      message: 'The backend has no GraphQL API',
      resolution: 'Define data in amplify/backend.ts, or wait until the sandbox has started.',
    });
  }

  /** A listener's failure is its own: the mutation has happened. */
  #tell<Event>(listeners: Set<(event: Event) => void>, event: Event): void {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#ports.log.write({
          source: 'appsync',
          level: 'error',
          text: `A listener failed: ${error instanceof Error ? error.stack : String(error)}`,
        });
      }
    }
  }

  #meter(result: GraphqlResult, milliseconds: number): void {
    if (!this.#ports.meter) return;
    const field = Object.keys(result.data ?? {}).join('+') || 'refused';
    this.#ports.meter.count({ kind: 'OPERATION', field, bytes: Buffer.byteLength(JSON.stringify(result)), milliseconds });
  }

  #logFaults({ errors }: GraphqlResult): void {
    for (const { message, errorType, path } of errors ?? []) {
      this.#ports.log.write({
        source: 'appsync',
        level: 'warn',
        text: `${path?.join('/') ?? 'request'}: ${errorType ?? 'error'}: ${message}`,
      });
    }
  }
}

const withinTime = async (execution: Promise<Executed>): Promise<Executed> => {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<Executed>((resolve) => {
    timer = setTimeout(() => {
      resolve({
        result: { data: null, errors: [requestError('ExecutionTimeout', 'Execution timed out.')] },
        responseHeaders: {},
        mutations: [],
        invalidations: [],
      });
    }, EXECUTION_LIMIT_MS);
  });
  try {
    return await Promise.race([execution, timedOut]);
  } finally {
    clearTimeout(timer);
  }
};

/** What the services of the sandbox ask of one another. A service takes these in its constructor and imports no sibling. */

export type LambdaResult = {
  /** The function's answer, parsed; null when it failed. */
  payload: unknown;
  /** Set when the function threw, timed out or its process died. */
  functionError?: { errorType: string; errorMessage: string; stackTrace?: string[] | undefined } | undefined;
  requestId: string;
  durationMs: number;
};

export type LambdaInvoker = {
  /** RequestResponse waits for the answer; Event returns at once and retries twice, as Lambda does. */
  invoke(functionArn: string, payload: unknown, options?: { type?: 'RequestResponse' | 'Event' }): Promise<LambdaResult>;
};

export type VerifiedToken = {
  sub: string;
  username: string;
  issuer: string;
  groups: string[];
  tokenUse: 'id' | 'access';
  claims: Record<string, unknown>;
};

export type TokenVerifier = {
  /** Checks signature, issuer, expiry (by the sandbox's clock) and token_use. Rejects with an Error whose message says why. */
  verify(token: string): Promise<VerifiedToken>;
};

export type IamCaller = {
  roleArn: string;
  accountId: string;
  /** e.g. arn:aws:sts::000000000000:assumed-role/<role>/<session>. */
  userArn: string;
  /** Set for callers from the identity pool. */
  cognitoIdentityId?: string | undefined;
  cognitoIdentityPoolId?: string | undefined;
  cognitoIdentityAuthType?: 'authenticated' | 'unauthenticated' | undefined;
};

export type TemporaryCredentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string; expiration: Date };

export type OutboxMessage = {
  id: string;
  /** ISO 8601, by the sandbox's clock. */
  at: string;
  channel: 'EMAIL' | 'SMS' | 'SNS' | 'CODE';
  from?: string | undefined;
  to: string[];
  subject?: string | undefined;
  text?: string | undefined;
  html?: string | undefined;
  /** Whole MIME message of an e-mail. */
  raw?: string | undefined;
  attributes?: Record<string, string> | undefined;
};

export type Outbox = {
  add(message: Omit<OutboxMessage, 'id' | 'at'>): OutboxMessage;
  /** Newest first. */
  list(options?: { channel?: OutboxMessage['channel']; to?: string; limit?: number }): OutboxMessage[];
  onMessage(listener: (message: OutboxMessage) => void): () => void;
};

/** Where failed batches, failed asynchronous invocations and SQS sends end. */
export type QueueStore = {
  send(queueArn: string, body: string, attributes?: Record<string, string>): Promise<{ messageId: string }>;
  /** Without removing them; oldest first. */
  peek(queueArn: string): Promise<{ messageId: string; body: string; sentAt: string; attributes: Record<string, string> }[]>;
};

/** An object of a bucket; `storedAt` is ISO 8601 by the sandbox's clock. */
export type StoredObject = { key: string; storedAt: string; body: string };

/** Where failed batches of streams end, with their records. */
export type ObjectStore = {
  put(bucket: string, key: string, body: string): Promise<void>;
  /** In the order of keys. */
  list(bucket: string): Omit<StoredObject, 'body'>[];
  find(bucket: string, key: string): StoredObject | undefined;
};

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogLine = { at: string; source: string; level: LogLevel; text: string; requestId?: string | undefined };

/** Bounded memory: the last lines of every source. Sources are service names or `lambda/<function>`. */
export type LogStore = {
  write(line: Omit<LogLine, 'at'>): void;
  list(options?: { source?: string; limit?: number }): LogLine[];
  sources(): string[];
};

/** What happened in the background, for the console: stream batches, schedule runs, reloads. */
export type Activity = {
  at: string;
  kind: 'STREAM' | 'SCHEDULE' | 'RELOAD' | 'ASYNC';
  subject: string;
  outcome: 'OK' | 'RETRY' | 'FAILED' | 'SKIPPED';
  detail: string;
};
export type ActivityLog = { add(activity: Omit<Activity, 'at'>): void; list(options?: { limit?: number }): Activity[] };

/** One thing that AWS would bill or limit, as the service that did it knows it. */
export type MeteredUnit =
  /** A query or mutation with its one field; `bytes` of the answer. */
  | { kind: 'OPERATION'; field: string; bytes: number; milliseconds: number }
  | { kind: 'CONNECT' }
  | { kind: 'SUBSCRIBE'; field: string }
  /** A message to one subscriber. */
  | { kind: 'DELIVERY'; field: string; bytes: number }
  /** Capacity units of a table, or of one of its indexes; `key` is the partition key of the item where one item was meant. */
  | { kind: 'CAPACITY'; table: string; index?: string | undefined; key?: string | undefined; readUnits: number; writeUnits: number }
  /** A function begins, perhaps cold; INVOCATION follows when it has ended. */
  | { kind: 'INVOKED' }
  | { kind: 'INVOCATION'; function: string; milliseconds: number; memoryMb: number }
  | { kind: 'LOG'; source: string; bytes: number };

/** Absent unless somebody measures (metering/): services then count nothing. */
export type Meter = { count(unit: MeteredUnit): void };

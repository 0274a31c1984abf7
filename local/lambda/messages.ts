/** What the sandbox and a function's worker say to one another. Payloads travel as JSON text, as over Lambda's own API. */
export type WorkerData = {
  /** Absolute path of the bundle's folder. */
  codePath: string;
  /** e.g. "index.handler". */
  handler: string;
  /** A file of the project: what the bundle leaves external resolves from there. */
  resolveFrom: string;
  clockOffsetMs: number;
};

export type InvokeMessage = {
  type: 'invoke';
  requestId: string;
  payload: string;
  /** Real time, in epoch milliseconds. */
  deadline: number;
  clockOffsetMs: number;
  context: { functionName: string; invokedFunctionArn: string; memoryLimitInMB: string; logGroupName: string; logStreamName: string };
  /** Set when the role's temporary credentials were renewed. */
  environment?: Record<string, string> | undefined;
};

export type ToWorker = InvokeMessage | { type: 'clock'; clockOffsetMs: number };

export type FunctionFailure = { errorType: string; errorMessage: string; trace: string[] };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'initFailed'; error: FunctionFailure }
  | { type: 'log'; level: 'debug' | 'info' | 'warn' | 'error'; text: string }
  | { type: 'result'; requestId: string; payload: string }
  /** `fatal`: the process ends with it. */
  | { type: 'error'; requestId: string; error: FunctionFailure; fatal: boolean };

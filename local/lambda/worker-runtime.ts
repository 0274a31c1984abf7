/** Runs inside a function's worker: Lambda's runtime interface, on messages in place of HTTP. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, FunctionFailure, InvokeMessage, ToWorker, WorkerData } from './messages.ts';
import { InitError, loadHandler } from './worker-handler.ts';
import type { Handler } from './worker-handler.ts';
import { followClock } from './worker-clock.ts';
import { captureOutput } from './worker-output.ts';

const { codePath, handler: handlerName, resolveFrom, clockOffsetMs } = workerData as WorkerData;
const port = parentPort;
if (!port) throw new Error('This file runs in a worker.');
const send = (message: FromWorker) => port.postMessage(message);

const setClock = followClock(clockOffsetMs);
captureOutput((level, text) => send({ type: 'log', level, text }));
resolveExternalsFromProject();

let running: string | undefined;
process.on('uncaughtException', (error, origin) => {
  const failure = describeError(error);
  if (origin === 'unhandledRejection') failure.errorType = 'Runtime.UnhandledPromiseRejection';
  if (running) send({ type: 'error', requestId: running, error: failure, fatal: true });
  else send({ type: 'log', level: 'error', text: `${failure.errorType}: ${failure.errorMessage}` });
  // Lambda ends the process too: what it left behind must not meet the next event.
  process.exit(1);
});

try {
  const handler = await loadHandler({ codePath, handlerName });
  port.on('message', (message: ToWorker) => {
    setClock(message.clockOffsetMs);
    if (message.type === 'invoke') void invoke(handler, message);
  });
  send({ type: 'ready' });
} catch (error) {
  send({ type: 'initFailed', error: error instanceof InitError ? error.failure : describeError(error) });
}

async function invoke(handler: Handler, message: InvokeMessage): Promise<void> {
  const { requestId, payload, deadline, context, environment } = message;
  running = requestId;
  Object.assign(process.env, environment);
  try {
    const result = await handler(JSON.parse(payload), {
      ...context,
      awsRequestId: requestId,
      functionVersion: '$LATEST',
      callbackWaitsForEmptyEventLoop: true,
      // performance.timeOrigin is real time: the function's Date may be ahead of it.
      getRemainingTimeInMillis: () => Math.max(0, deadline - (performance.timeOrigin + performance.now())),
    });
    send({ type: 'result', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    send({ type: 'error', requestId, error: describeError(error), fatal: false });
  } finally {
    running = undefined;
  }
}

/** Bundles leave the AWS SDK external, since Lambda brings it; here the project does, wherever the bundle lies. */
function resolveExternalsFromProject(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const isBare = !/^(\.|\/|[a-z]+:)/i.test(specifier);
      const fromBundle = context.parentURL?.startsWith(pathToFileURL(codePath).href);
      return nextResolve(specifier, isBare && fromBundle ? { ...context, parentURL: resolveFrom } : context);
    },
  });
}

function describeError(error: unknown): FunctionFailure {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

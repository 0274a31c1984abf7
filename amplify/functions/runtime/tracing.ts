import type { Tracer } from '@aws-lambda-powertools/tracer';

type Client = Parameters<Tracer['captureAWSv3Client']>[0];

const clients: Client[] = [];
let loading: ReturnType<typeof load> | undefined;

/** Has the calls of this client appear in the traces of sampled invocations, by operation and table: no keys, no values. */
export const traceClient = <Traced extends Client>(client: Traced): Traced => {
  clients.push(client);
  // Some clients are made with their first call, which may be long after the tracer was loaded.
  void loading?.then(({ tracer }) => tracer.captureAWSv3Client(client));
  return client;
};

/** X-Ray has decided before the function is called: by default on the first request of a second and 5 % of the others. */
const isSampled = (): boolean => process.env['_X_AMZN_TRACE_ID']?.includes('Sampled=1') ?? false;

/**
 * The tracer and the X-Ray SDK under it take a sixth of a cold start, and slow every promise down once they are loaded. So
 * the first sampled invocation loads them; a sandbox and tests, where nothing is sampled, never do (../../README.md).
 */
const load = async () => {
  const { Tracer: LoadedTracer } = await import('@aws-lambda-powertools/tracer');
  const tracer = new LoadedTracer({ serviceName: 'usher', captureHTTPsRequests: false });
  for (const client of clients) tracer.captureAWSv3Client(client);
  // Stands for the function as a whole; the SDK fills it in anew for each invocation.
  return { tracer, invocation: tracer.getSegment() };
};

type Subsegment = ReturnType<NonNullable<ReturnType<Tracer['getSegment']>>['addNewSubsegment']>;

/** The SDK copies the text of errors into the trace, and texts of providers name addresses. That a call failed is enough. */
const keepTextsOut = (subsegment: Subsegment): void => {
  const shared = Object.getPrototypeOf(subsegment) as Subsegment;
  shared.addError = function (this: Subsegment) {
    this.addErrorFlag();
  };
};

/** Runs the work of one invocation under a subsegment of its own. A failure is marked, its text stays in the log. */
export const traced = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (!isSampled()) return work();
  const { tracer, invocation } = await (loading ??= load());
  if (!invocation) return work();
  return tracer.provider.getNamespace().runPromise(async () => {
    tracer.setSegment(invocation);
    const handling = tracer.getSegment()?.addNewSubsegment('handler');
    if (!handling) return work();
    keepTextsOut(handling);
    tracer.setSegment(handling);
    try {
      return await work();
    } catch (error) {
      handling.addFaultFlag();
      throw error;
    } finally {
      handling.close();
    }
  });
};
